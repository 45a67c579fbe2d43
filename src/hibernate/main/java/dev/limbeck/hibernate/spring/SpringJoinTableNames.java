package dev.limbeck.hibernate.spring;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;

/**
 * Implements Spring Boot's implicit naming strategy for a class path without Spring Boot. This is the strategy of JPA,
 * except that a join table is named after the owning table and the attribute, not after both tables.
 */
public final class SpringJoinTableNames extends ImplicitNamingStrategyJpaCompliantImpl {
    private static final long serialVersionUID = 1L;

    /** For Hibernate. */
    public SpringJoinTableNames() {}

    @Override
    public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
        String name = source.getOwningPhysicalTableName() + "_"
                + source.getAssociationOwningAttributePath().getProperty();
        return toIdentifier(name, source.getBuildingContext());
    }
}
