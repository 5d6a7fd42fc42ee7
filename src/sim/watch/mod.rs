//! Observers of a run, which change nothing: monitor, linearizability checker, limits, fingerprints.

pub(crate) mod fingerprint;
mod limits;
pub mod linear;
pub(crate) mod membership;
mod monitor;

pub use limits::{Limit, Limits, Overload};
pub(crate) use limits::{Load, Totals};
pub use linear::{Linear, Verdict};
pub use membership::Membership;
pub(crate) use monitor::Before;
pub use monitor::{Committed, Monitor};
