package dev.limbeck.hibernate.database;

import java.util.Locale;
import java.util.UUID;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.BasicPluralJavaType;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column according to Hibernate.
 *
 * @param mapping the Java type and the JDBC type
 * @param size the length, the precision and the scale, with the defaults of Hibernate's dialect
 * @param rendered the type as Hibernate's dialect declares it
 * @param lob whether the mapping declares a large object, which some databases store separately from the row
 * @param metadata the metadata of the mapping
 */
public record MappedType(JdbcMapping mapping, Size size, String rendered, boolean lob, MetadataImplementor metadata) {

    /** {@return whether the values are constants of an enum} */
    public boolean isEnum() {
        return javaClass().isEnum();
    }

    /** {@return whether the values are arrays or collections} */
    public boolean isPlural() {
        return mapping.getMappedJavaType() instanceof BasicPluralJavaType<?>;
    }

    /** {@return the Java type of the elements, or null for a single value} */
    @Nullable
    JavaType<?> element() {
        return mapping.getMappedJavaType() instanceof BasicPluralJavaType<?> plural
                ? plural.getElementJavaType()
                : null;
    }

    /** {@return the class of the values} */
    Class<?> javaClass() {
        return mapping.getMappedJavaType().getJavaTypeClass();
    }

    boolean isUuid() {
        return javaClass() == UUID.class;
    }

    int ddlCode() {
        return mapping.getJdbcType().getDdlTypeCode();
    }

    int defaultCode() {
        return mapping.getJdbcType().getDefaultSqlTypeCode();
    }

    /**
     * {@return whether the values are text of unlimited length, even if a dialect declares the column as a CLOB}
     */
    public boolean isUnlimitedText() {
        return PortableTypes.isText(ddlCode()) && defaultCode() == SqlTypes.LONG32VARCHAR;
    }

    boolean isUnlimitedBytes() {
        return defaultCode() == SqlTypes.LONG32VARBINARY;
    }

    boolean isDocument() {
        return defaultCode() == SqlTypes.JSON || defaultCode() == SqlTypes.SQLXML;
    }

    /** {@return the first word of the declared type, in lower case} */
    String word() {
        int end = 0;
        while (end < rendered.length() && rendered.charAt(end) != ' ' && rendered.charAt(end) != '(') {
            end++;
        }
        return rendered.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
