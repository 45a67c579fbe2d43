package dev.limbeck.hibernate.database;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.Optional;

/** A database for which this package has no specific class. */
record OtherTarget(String product) implements TargetDatabase {

    @Override
    public boolean isOwnDialect(String dialect, ClassLoader loader) {
        return true;
    }

    @Override
    public NameRule nameRule() {
        return NameRule.EXACT;
    }

    @Override
    public SqlType type(MappedType type) {
        TypeName name = PortableTypes.name(type);
        if (!type.lob() && type.isUnlimitedText()) {
            return SqlType.of(TypeName.TEXT);
        }
        if (name != null) {
            return PortableTypes.of(name, type.size());
        }
        TypeName longForm = PortableTypes.longForm(type.word());
        return longForm == null ? SqlType.raw(type.rendered()) : SqlType.of(longForm);
    }

    @Override
    public Optional<SqlType> word(MappedType type, SqlType stored) {
        return Optional.empty();
    }
}
