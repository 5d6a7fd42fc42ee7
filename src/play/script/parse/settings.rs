//! Settings: `key=value` after `cluster`, `set` and `link`.

use super::super::expected::{expected_of, link_keys, names_of, value_of, Expected, Names};
use super::super::refusal::{shown, Fault};
use super::super::value::{decimal, percent, span, switch, time, whole, Parsed, Piece};
use super::{unknown, which, Reader};
use crate::play::told::{commas, told, Told};
use crate::sim::{LinkSetting, Setting, SettingDomain, SettingKey, SettingValue};

/// How many mistakes in one line are reported at most.
const MOST_IN_A_LINE: usize = 10;

fn a_setting() -> Told {
    told!("what-key-value")
}

impl Reader<'_> {
    /// The settings of `cluster`, at least one. A wrong one does not end the list, so that every mistake is reported;
    /// for a completion it does.
    pub(super) fn settings(&mut self) -> Parsed<Vec<Setting>> {
        let mut settings = Vec::new();
        loop {
            let before = self.next;
            match self.setting(true) {
                Ok(setting) => settings.push(setting),
                Err(fault) if self.offers.is_some() || self.next == before || self.faults.len() >= MOST_IN_A_LINE => {
                    return Err(fault);
                }
                Err(fault) => self.faults.push(fault),
            }
            if !self.more(&|| settings_of(true)) {
                return Ok(settings);
            }
        }
    }

    /// `key=value`; `start`: of `cluster`, which takes all keys.
    pub(super) fn setting(&mut self, start: bool) -> Parsed<Setting> {
        let keys = || setting_keys(start);
        let piece = self.word(&|| settings_of(start))?;
        let Some((key, value)) = piece.split("=") else {
            return Err(match keys().contains(&piece.text) {
                true => piece.refuse(told!("expected-key-without-space", key: piece.text.to_string())),
                false => unknown(piece, a_setting(), &keys()),
            });
        };
        let name = SettingKey::from_name(key.text);
        self.offer(value, &|| names_of(name));
        if !start && name.is_some_and(SettingKey::is_fixed) {
            return Err(key
                .refuse(expected_of(told!("what-changeable-setting"), &keys()).text)
                .hint(told!("hint-set-at-start", key: key.text.to_string())));
        }
        let name = name.ok_or_else(|| unknown(key, a_setting(), &keys()))?;
        let setting = name.with(setting_value(value, name)?);
        // A value of the key's own domain always fits.
        setting.ok_or_else(|| unknown(key, a_setting(), &keys()))
    }

    /// `key=value` of a link.
    pub(super) fn link_setting(&mut self, seen: &mut u32) -> Parsed<LinkSetting> {
        let names = link_keys();
        if let Some((place, value)) = self.option(&names, seen)? {
            let key = LinkSetting::KEYS[place];
            let setting = key.with(setting_value(value, key)?).and_then(LinkSetting::of);
            // A value of the domain of a link's key always fits.
            return setting.ok_or_else(|| unknown(value, a_setting(), &names));
        }
        let expected = || told!("expected-key-of-link", keys: commas(names.iter().copied()));
        let token = self.token(&|| expected().into())?;
        Err(Fault::new(token.at, shown(token.raw), expected()))
    }
}

/// The keys of the settings; `start`: including those that only `cluster` sets.
fn setting_keys(start: bool) -> Vec<&'static str> {
    SettingKey::ALL.iter().filter(|key| start || !key.is_fixed()).map(|key| key.name()).collect()
}

/// The value of a setting.
fn setting_value(piece: Piece<'_>, key: SettingKey) -> Parsed<SettingValue> {
    let what = || value_of(key);
    Ok(match key.domain() {
        SettingDomain::Whole { least, most, .. } => SettingValue::Whole(whole(piece, what(), least, most)?),
        SettingDomain::CountOrOff { .. } if piece.text == "off" => SettingValue::Whole(0),
        SettingDomain::CountOrOff { most, .. } => {
            let count = decimal(piece.text, 0).filter(|&count| count <= most);
            let expected = || told!("expected-off-or-whole", what: what(), most);
            SettingValue::Whole(count.ok_or_else(|| piece.refuse(expected()))?)
        }
        SettingDomain::Time { least, most } => SettingValue::Time(time(piece, what(), least, most)?),
        SettingDomain::Range { least, most } => SettingValue::Range(span(piece, what(), least, most)?),
        SettingDomain::Percent => SettingValue::Percent(percent(piece)?),
        SettingDomain::Switch => SettingValue::Switch(switch(piece)?),
        SettingDomain::Choice { names } => SettingValue::Choice(which(piece, what(), names)?),
    })
}

/// What is expected of a setting; `start` as in [`Reader::setting`].
fn settings_of(start: bool) -> Expected {
    let text = expected_of(a_setting(), &setting_keys(start)).text;
    Expected { text, what: told!("what-setting"), names: Names::Keys(setting_keys(start)) }
}
