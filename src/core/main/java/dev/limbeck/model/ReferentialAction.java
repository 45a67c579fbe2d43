package dev.limbeck.model;

/** The action on a referring row when the row that it refers to is deleted or its key changes (SQL:2016, 11.8). */
public enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT;

    /** {@return the SQL keywords, for instance {@code SET NULL}} */
    public String sql() {
        return name().replace('_', ' ');
    }
}
