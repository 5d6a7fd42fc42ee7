//! What crosses the bridge, as the text that `JSON.parse` reads: the browser makes objects of it faster than by a call
//! for every field, and with less code. What is `None` has no key. Blocks of bytes do not go through the text.

use std::fmt;

use serde::ser::*;

use crate::play::share::json;

/// There is no error: everything can be written. A map would be a list of its keys and values in turn.
#[derive(Debug)]
pub enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Never {
        // cannot fail: nothing of ours refuses to be written, so nobody asks for an error
        unreachable!()
    }
}

/// A block of bytes in an object that is itself a field of the whole.
pub struct Block {
    /// The name of the object.
    pub object: &'static str,
    /// The name of the field in it.
    pub field: &'static str,
    pub bytes: Vec<u8>,
}

/// Writes one value.
#[derive(Default)]
pub struct Json {
    pub text: String,
    /// The blocks of bytes; the text has `0` in their places.
    pub blocks: Vec<Block>,
    /// The fields in which the present value is.
    path: Vec<&'static str>,
}

impl Json {
    pub fn of(value: &impl Serialize) -> Json {
        let mut json = Json::default();
        let Ok(()) = value.serialize(&mut json);
        json
    }

    fn whole(&mut self, value: u64) {
        if value >= 10 {
            self.whole(value / 10);
        }
        self.text.push(char::from(b'0' + (value % 10) as u8));
    }

    fn signed(&mut self, value: i64) {
        if value < 0 {
            self.text.push('-');
        }
        self.whole(value.unsigned_abs());
    }

    /// All our fractions are whole numbers of millionths, or of something larger, and below 2^53 of them: what is read
    /// is what was written, to the bit. What is no number is left out.
    fn fraction(&mut self, value: f64) {
        if value.is_nan() {
            return;
        }
        if value < 0.0 {
            self.text.push('-');
        }
        let (value, mut scale) = (value.abs(), 1u32);
        while scale < 1_000_000 && (value * f64::from(scale)).round_ties_even() / f64::from(scale) != value {
            scale *= 10;
        }
        let scaled = (value * f64::from(scale)).round_ties_even() as u64;
        self.whole(scaled / u64::from(scale));
        if scale > 1 {
            self.text.push('.');
            // The zeros behind the point stand behind a one that is then taken away.
            let point = self.text.len();
            self.whole(scaled % u64::from(scale) + u64::from(scale));
            self.text.remove(point);
        }
    }

    fn quoted(&mut self, text: &str) {
        json::quoted(&mut self.text, text);
    }

    fn open(&mut self, bracket: char, end: char) -> Parts<'_> {
        self.text.push(bracket);
        Parts { json: self, end }
    }

    /// The next item begins: behind a comma, unless it is the first.
    fn next(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }

    fn key(&mut self, key: &'static str) -> usize {
        self.next();
        self.path.push(key);
        // No field's name has anything to escape.
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\":");
        self.text.len()
    }

    /// The value is written whose key ends at `start`; or there is none, and then there is no key either.
    fn field_ends(&mut self, before: usize, start: usize) {
        self.path.pop();
        if self.text.len() == start {
            self.text.truncate(before);
        }
    }
}

/// A list, or an object.
pub struct Parts<'a> {
    json: &'a mut Json,
    end: char,
}

impl Parts<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.json.next();
        let start = self.json.text.len();
        value.serialize(&mut *self.json)?;
        if self.json.text.len() == start {
            self.json.text.push_str("null");
        }
        Ok(())
    }

    fn close(self) -> Result<(), Never> {
        self.json.text.push(self.end);
        Ok(())
    }
}

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), Never> {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Never> {
        self.signed(value.into());
        Ok(())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Never> {
        self.signed(value.into());
        Ok(())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Never> {
        self.signed(value.into());
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Never> {
        self.signed(value);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Never> {
        self.whole(value.into());
        Ok(())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Never> {
        self.whole(value.into());
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Never> {
        self.whole(value.into());
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Never> {
        self.whole(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Never> {
        self.fraction(value.into());
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Never> {
        self.fraction(value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Never> {
        self.quoted(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Never> {
        self.quoted(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Never> {
        self.text.push('0');
        if let [object, field] = self.path[..] {
            self.blocks.push(Block { object, field, bytes: value.to_vec() });
        }
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Never> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Never> {
        self.quoted(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        value.serialize(self)
    }

    // Without a guess of the length.
    fn collect_seq<I: IntoIterator<Item: Serialize>>(self, items: I) -> Result<(), Never> {
        let mut parts = self.open('[', ']');
        for item in items {
            parts.item(&item)?;
        }
        parts.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Never> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Never> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Never> {
        self.serialize_seq(None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Never> {
        Ok(self.open('{', '}'))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Parts<'a>, Never> {
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Never> {
        self.serialize_seq(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        len: usize,
    ) -> Result<Parts<'a>, Never> {
        self.serialize_struct(name, len)
    }
}

/// What serde knows as four kinds of list is one here.
macro_rules! list {
    ($kind:ident, $item:ident) => {
        impl $kind for Parts<'_> {
            type Ok = ();
            type Error = Never;

            fn $item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                self.item(value)
            }

            fn end(self) -> Result<(), Never> {
                self.close()
            }
        }
    };
}

list!(SerializeSeq, serialize_element);
list!(SerializeTuple, serialize_element);
list!(SerializeTupleStruct, serialize_field);
list!(SerializeTupleVariant, serialize_field);

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        let before = self.json.text.len();
        let start = self.json.key(key);
        value.serialize(&mut *self.json)?;
        self.json.field_ends(before, start);
        Ok(())
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}

impl SerializeStructVariant for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        SerializeStruct::serialize_field(self, key, value)
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.item(value)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.item(value)
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}
