//! Writes PDF objects (ISO 32000-1, 7.3).

use lopdf::{Dictionary, Object, Stream, StringFormat};

/// Appends an object to a buffer.
pub(super) fn object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        // Rust writes floats shortest and without exponents, as PDF wants them.
        Object::Real(value) => out.extend(value.to_string().bytes()),
        Object::Name(value) => name(out, value),
        Object::String(value, StringFormat::Literal) => literal(out, value),
        Object::String(value, StringFormat::Hexadecimal) => hexadecimal(out, value),
        Object::Array(items) => array(out, items),
        Object::Dictionary(entries) => dictionary(out, entries),
        Object::Stream(value) => stream(out, value),
        Object::Reference((number, generation)) => out.extend(format!("{number} {generation} R").bytes()),
    }
}

/// Appends a dictionary.
pub(in crate::seal) fn dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in entries {
        name(out, key);
        out.push(b' ');
        object(out, value);
    }
    out.extend(b">>");
}

fn array(out: &mut Vec<u8>, items: &[Object]) {
    out.push(b'[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        object(out, item);
    }
    out.push(b']');
}

fn name(out: &mut Vec<u8>, value: &[u8]) {
    out.push(b'/');
    for byte in value {
        if byte.is_ascii_graphic() && !b"#()<>[]{}/%".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

fn literal(out: &mut Vec<u8>, value: &[u8]) {
    out.push(b'(');
    for byte in value {
        match byte {
            // A bare carriage return would be read back as a line feed.
            b'\r' => out.extend(b"\\r"),
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

fn hexadecimal(out: &mut Vec<u8>, value: &[u8]) {
    out.push(b'<');
    out.extend(super::super::certificate::hex(value).bytes());
    out.push(b'>');
}

fn stream(out: &mut Vec<u8>, value: &Stream) {
    dictionary(out, &value.dict);
    out.extend(b"\nstream\n");
    out.extend(&value.content);
    out.extend(b"\nendstream");
}
