package com.example.shop;

import dev.limbeck.app.Limbeck;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/** Upgrades the database when the application starts. */
@Startup
@ApplicationScoped
public class DatabaseUpgrade {
    @Inject
    DataSource dataSource;

    @PostConstruct
    void upgrade() {
        Limbeck.configure()
                .dataSource(dataSource)
                .revisions("db.revisions")
                .load()
                .upgrade("head");
    }
}
