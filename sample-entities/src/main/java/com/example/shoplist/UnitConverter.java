package com.example.shoplist;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a unit by its symbol. */
@Converter
public class UnitConverter implements AttributeConverter<Unit, String> {

    @Override
    public String convertToDatabaseColumn(Unit unit) {
        return unit == null ? null : unit.symbol();
    }

    @Override
    public Unit convertToEntityAttribute(String symbol) {
        return symbol == null ? null : Unit.of(symbol);
    }
}
