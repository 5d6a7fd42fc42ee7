//! Settings: `key=value` after `cluster`, `set` and `link`.

use super::super::expected::{expected_of, link_keys, names_of, Expected, Names};
use super::super::refusal::{shown, Fault};
use super::super::value::{decimal, percent, span, switch, time, whole, Parsed, Piece};
use super::{unknown, which, Reader};
use crate::sim::{LinkSetting, Setting, SettingDomain, SettingKey, SettingValue};

/// How many mistakes in one line are reported at most.
const MOST_IN_A_LINE: usize = 10;

const SETTING: &str = "a setting key=value";

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
                true => piece.refuse(format!("{}=… without a space", piece.text)),
                false => unknown(piece, SETTING, &keys()),
            });
        };
        let name = SettingKey::from_name(key.text);
        self.offer(value, &|| names_of(name.map(SettingKey::domain)));
        if !start && name.is_some_and(SettingKey::is_fixed) {
            return Err(key
                .refuse(expected_of("a setting that can change", &keys()))
                .hint(format!("only “cluster {}=…” sets it, at the start", key.text)));
        }
        let name = name.ok_or_else(|| unknown(key, SETTING, &keys()))?;
        let setting = name.with(setting_value(value, name.domain())?);
        // A value of the key's own domain always fits.
        setting.ok_or_else(|| unknown(key, SETTING, &keys()))
    }

    /// `key=value` of a link.
    pub(super) fn link_setting(&mut self, seen: &mut u32) -> Parsed<LinkSetting> {
        let names = link_keys();
        if let Some((place, value)) = self.option(&names, seen)? {
            let key = LinkSetting::KEYS[place];
            let setting = key.with(setting_value(value, key.domain())?).and_then(LinkSetting::of);
            // A value of the domain of a link's key always fits.
            return setting.ok_or_else(|| unknown(value, SETTING, &names));
        }
        let (last, others) = names.split_last().unwrap_or((&"", &[]));
        let expected = || format!("key=value, where the key is {} or {last}", others.join(", ")).into();
        let token = self.token(&expected)?;
        Err(Fault::new(token.at, shown(token.raw), expected()))
    }
}

/// The keys of the settings; `start`: including those that only `cluster` sets.
fn setting_keys(start: bool) -> Vec<&'static str> {
    SettingKey::ALL.iter().filter(|key| start || !key.is_fixed()).map(|key| key.name()).collect()
}

/// The value of a setting of this domain.
fn setting_value(piece: Piece<'_>, domain: SettingDomain) -> Parsed<SettingValue> {
    Ok(match domain {
        SettingDomain::Whole { least, most, what, .. } => SettingValue::Whole(whole(piece, what, least, most)?),
        SettingDomain::CountOrOff { .. } if piece.text == "off" => SettingValue::Whole(0),
        SettingDomain::CountOrOff { most, what, .. } => {
            let count = decimal(piece.text, 0).filter(|&count| count <= most);
            let expected = || format!("off, or {what}: a whole number from 1 to {most}");
            SettingValue::Whole(count.ok_or_else(|| piece.refuse(expected()))?)
        }
        SettingDomain::Time { least, most, what } => SettingValue::Time(time(piece, what, least, most)?),
        SettingDomain::Range { least, most, what } => SettingValue::Range(span(piece, what, least, most)?),
        SettingDomain::Percent => SettingValue::Percent(percent(piece)?),
        SettingDomain::Switch => SettingValue::Switch(switch(piece)?),
        SettingDomain::Choice { names, what } => SettingValue::Choice(which(piece, what, names)?),
    })
}

/// What is expected of a setting; `start` as in [`Reader::setting`].
fn settings_of(start: bool) -> Expected {
    let text = expected_of(SETTING, &setting_keys(start)).text;
    Expected { text, what: "a setting".to_string(), names: Names::Keys(setting_keys(start)) }
}
