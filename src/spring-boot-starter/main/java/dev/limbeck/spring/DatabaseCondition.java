package dev.limbeck.spring;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Matches if the application has a database. */
final class DatabaseCondition extends AnyNestedCondition {
    DatabaseCondition() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnBean(DataSource.class)
    static final class HasDataSource {}

    @ConditionalOnBean(LimbeckConnectionDetails.class)
    static final class HasConnectionDetails {}

    @ConditionalOnProperty("limbeck.database.url")
    static final class HasUrl {}
}
