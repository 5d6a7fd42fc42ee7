//! Virtual time as JavaScript gets it.

use crate::sim::Micros;

/// Virtual milliseconds.
pub fn ms(micros: Micros) -> f64 {
    micros as f64 / 1000.0
}
