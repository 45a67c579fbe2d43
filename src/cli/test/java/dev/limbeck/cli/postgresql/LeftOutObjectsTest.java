package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command names each object and property that the first revision of a database does not create. */
class LeftOutObjectsTest {
    private static final String OBJECTS =
            """
            do $$ begin
                if not exists (select from pg_roles where rolname = 'left_reader') then
                    create role left_reader;
                    create role left_writer;
                end if;
            end $$;
            create schema hr;
            create table pet (id int primary key, name text);
            create table hr.job (id int primary key);
            create function one() returns int language sql as $$ select 1 $$;
            create view names as select name from pet;
            grant select on pet to left_reader;
            grant usage on schema hr, public to left_reader;
            grant update (name) on pet to left_writer;
            revoke execute on function one() from public;
            alter table hr.job owner to left_writer;
            create publication changes for table pet;
            create function log_change() returns event_trigger language plpgsql as $$ begin end $$;
            create event trigger changed on ddl_command_end execute function log_change();
            create foreign data wrapper files;
            create server archive foreign data wrapper files;
            create user mapping for left_reader server archive;
            create foreign table old_pet (id int) server archive;
            create conversion latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
            create type unfinished;
            comment on schema public is 'the schema of pets';
            alter default privileges grant select on tables to left_reader;
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void areNamed() {
        PostgresqlProject project = new PostgresqlProject(folder);
        project.sql(OBJECTS);
        Outcome adopted = project.run("revision", "--from-database", "-m", "as it was");
        assertThat(adopted.code()).as(adopted.toString()).isZero();
        assertThat(adopted.err().lines().filter(line -> line.startsWith("warning: ")))
                .containsExactlyInAnyOrder(
                        "warning: conversion latin is left out: a revision cannot express it",
                        "warning: event trigger changed is left out: a revision cannot express it",
                        "warning: foreign table old_pet is left out: a revision cannot express it",
                        "warning: foreign-data wrapper files is left out: a revision cannot express it",
                        "warning: publication changes is left out: a revision cannot express it",
                        "warning: server archive is left out: a revision cannot express it",
                        "warning: type unfinished is left out: a revision cannot express it",
                        "warning: user mapping left_reader on server archive is left out: a revision cannot express it",
                        "warning: the comment on schema public is left out: a revision does not create this schema",
                        "warning: the default privileges that postgres grants are left out: roles belong to the server",
                        "warning: the owner left_writer of table hr.job is left out: the user that runs the revision"
                                + " becomes the owner",
                        "warning: the privileges of PUBLIC on function one() are left out: roles belong to the server",
                        "warning: the privileges of left_reader on schema hr and 2 other objects are left out: roles"
                                + " belong to the server",
                        "warning: the privileges of left_writer on table column pet.name are left out: roles belong to"
                                + " the server");
    }
}
