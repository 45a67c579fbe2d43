package com.example.shoplist;

/** The unit of a quantity. */
public enum Unit {
    PIECE("pc"),
    GRAM("g"),
    KILOGRAM("kg"),
    LITRE("l");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** {@return the short form that is printed and stored} */
    public String symbol() {
        return symbol;
    }

    /**
     * {@return the unit with the given symbol}
     *
     * @throws IllegalArgumentException if no unit has the symbol
     */
    public static Unit of(String symbol) {
        for (Unit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("No unit has the symbol " + symbol);
    }
}
