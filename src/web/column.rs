//! Columns of numbers cross the bridge as typed arrays, one copy each, instead of a call for every number.

use js_sys::{Float64Array, Uint32Array, Uint8Array};
use serde::{Serialize, Serializer};
use serde_wasm_bindgen::preserve;

use crate::play::show::view::timeline::Column;
use crate::play::show::view::words::Word;

/// Words cross as their numbers.
impl<T: Word> Serialize for Column<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbers: Vec<u8> = self.0.iter().map(|word| word.number()).collect();
        preserve::serialize(&Uint8Array::from(numbers.as_slice()), serializer)
    }
}

impl Serialize for Column<u8> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        preserve::serialize(&Uint8Array::from(self.0.as_slice()), serializer)
    }
}

impl Serialize for Column<u32> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        preserve::serialize(&Uint32Array::from(self.0.as_slice()), serializer)
    }
}

impl Serialize for Column<f64> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        preserve::serialize(&Float64Array::from(self.0.as_slice()), serializer)
    }
}
