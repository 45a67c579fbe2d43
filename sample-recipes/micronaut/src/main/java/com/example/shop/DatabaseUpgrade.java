package com.example.shop;

import dev.limbeck.app.Limbeck;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Upgrades the database before other beans get the data source. */
@Singleton
public class DatabaseUpgrade implements BeanCreatedEventListener<DataSource> {
    private final DataSourceResolver resolver;

    DatabaseUpgrade(DataSourceResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        DataSource pool = resolver.resolve(event.getBean());
        Limbeck.configure().dataSource(pool).revisions("db.revisions").load().upgrade("head");
        return event.getBean();
    }
}
