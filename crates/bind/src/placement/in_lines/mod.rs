//! TODO

pub(crate) mod column_order;
pub(crate) mod glued_values;
pub(crate) mod row_shapes;
pub(crate) mod row_values;
