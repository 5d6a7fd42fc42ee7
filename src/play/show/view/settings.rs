//! The settings of the run, as the page gets them.

use serde::Serialize;

use super::time::ms;
use crate::raft::ReadMode;
use crate::sim::setup::{settings, Ppm, Setup, Span};

/// A range of times, in milliseconds.
#[derive(Serialize, Clone, Copy, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Span"))]
pub struct SpanView {
    /// The shortest.
    pub min: f64,
    /// The longest.
    pub max: f64,
}

/// The type of a setting with this domain.
macro_rules! type_of {
    (whole) => {
        f64
    };
    (count_or_off) => {
        f64
    };
    (time) => {
        f64
    };
    (range) => {
        SpanView
    };
    (percent) => {
        f64
    };
    (switch) => {
        bool
    };
    (choice) => {
        ReadMode
    };
}

/// The value of a setting of this domain.
macro_rules! value_of {
    (whole, $value:expr) => {
        $value as f64
    };
    (count_or_off, $value:expr) => {
        $value as f64
    };
    (time, $value:expr) => {
        ms($value)
    };
    (range, $value:expr) => {
        span($value)
    };
    (percent, $value:expr) => {
        percent($value)
    };
    (switch, $value:expr) => {
        $value
    };
    (choice, $value:expr) => {
        $value
    };
}

/// Generates the view of the settings.
macro_rules! view {
    ($($(#[doc = $doc:literal])+ $key:ident: $name:ident = $default:expr,
        $domain:ident $arguments:tt, $group:ident, $example:literal
        $(, option $option:ident)? $(, link $link:ident at $place:literal)?;)+) => {
        /// The settings as they are now, by their keys in scripts. Times in milliseconds, probabilities in percent.
        #[derive(Serialize, Clone, Debug, PartialEq)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename = "Settings"))]
        pub struct SettingsView { $($(#[doc = $doc])+ pub $key: type_of!($domain),)+ }

        impl From<&Setup> for SettingsView {
            fn from(setup: &Setup) -> SettingsView {
                SettingsView { $($key: value_of!($domain, setup.$key),)+ }
            }
        }
    };
}
settings!(view);

fn span(span: Span) -> SpanView {
    SpanView { min: ms(span.min), max: ms(span.max) }
}

fn percent(ppm: Ppm) -> f64 {
    f64::from(ppm) / 10_000.0
}
