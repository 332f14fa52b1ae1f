//! Tests over the whole of gouji.
