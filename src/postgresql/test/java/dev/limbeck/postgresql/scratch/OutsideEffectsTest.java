package dev.limbeck.postgresql.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideEffectsTest {
    private final OutsideEffects effects = new OutsideEffects("shop");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create role ann",
                "  /* x */ Create -- y\n ROLE ann password 'secret'",
                "create user ann",
                "create user mapping for ann server s",
                "drop group g",
                "alter role ann set search_path = x",
                "alter system set work_mem = '1MB'",
                "alter database shop set search_path = x",
                "create database other",
                "drop database shop",
                "create tablespace t location '/x'",
                "create subscription s connection 'x' publication p",
                "create server s foreign data wrapper postgres_fdw",
                "import foreign schema public from server s into x",
                "grant admins to ann",
                "grant admins, others to ann with admin option",
                "revoke admins from ann",
                "revoke admin option for admins from ann",
                "grant connect on database shop to ann",
                "grant create on tablespace t to ann",
                "comment on database shop is 'x'",
                "comment on role ann is 'x'",
                "security label on role ann is 'x'",
                "reassign owned by ann to bob",
                "security label for selinux on database shop is 'x'",
                "security label for 'selinux' on tablespace t is 'x'",
                "drop owned by ann",
                "load 'library'",
                "copy item to program 'mail'",
                "copy item (id) from '/tmp/items'",
                "copy (select 1) to '/tmp/one' with (format csv)",
                "select dblink('dbname=shop', 'delete from person')",
                "select * from public.dblink('dbname=shop', 'select 1') as t(a int)",
                "select dblink_exec('c', 'x')",
                "select lo_export(1, '/tmp/x')",
                "select pg_reload_conf()",
                "select pg_terminate_backend(1)",
                "select pg_create_logical_replication_slot('a', 'b')",
                "update shop.public.person set name = 'x'",
                "update \"shop\".public.person set name = 'x'",
                "select 1; alter system reset all",
                "do $$ begin create role ann; end $$",
                "do $$ begin if true then alter system reset all; end if; end $$",
                "do $body$ begin execute 'drop role ann'; end $body$",
                "do 'begin execute ''drop role ann''; end'",
                "do $$ begin execute format('grant %I to ann', 'admins'); end $$",
                "do $$ begin execute format('load %L', 'library'); end $$",
                "do $$ begin execute format('load %1$L', 'library'); end $$",
                "do $$ begin execute 'load ' || quote_literal('library'); end $$",
                "do $$ begin execute 'reassign owned by ann to bob'; end $$",
                "do $$ begin raise notice '%', dblink_exec('a', 'b'); end $$",
                "do $$ begin raise notice '%', run('drop role ann'); end $$",
                "create function f() returns void language sql as $$ drop database shop $$",
                "create or replace procedure p() language plpgsql as $$ begin perform dblink_exec('a', 'b'); end $$",
                "create procedure p() begin atomic select pg_reload_conf(); end"
            })
    void anEffectOutsideIsFound(String sql) {
        assertThat(effects.find(sql)).isPresent().hasValueSatisfying(text -> assertThat(text)
                .doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table role (id int)",
                "create table shop (id int, shop int)",
                "alter table item drop role",
                "alter table item alter role set default 'user', drop system",
                "insert into log values ('alter system; drop role ann')",
                "comment on table item is 'create role x'",
                "comment on table server is 'x'",
                "comment on table public.role is 'x'",
                "comment on column event.database is 'x'",
                "comment on column public.event.database is 'x'",
                "comment on constraint role on server is 'x'",
                "comment on index system is 'x'",
                "security label on table server is 'x'",
                "security label for role on column event.database is 'x'",
                "do $$ begin raise notice 'Load finished'; end $$",
                "do $$ begin raise notice 'Load % of %', 1, 2; end $$",
                "do $$ begin raise exception 'Drop user % first', 'x' using hint = 'Grant access to the user'; end $$",
                "do $$ begin perform note('Load finished'), note('Reassign the tasks'); end $$",
                "create function f() returns void language plpgsql as $$ begin raise notice 'Load finished'; end $$",
                "grant select on item to ann",
                "grant select (a) on table item to public",
                "revoke all on all tables in schema public from ann",
                "alter default privileges for role ann grant select on tables to bob",
                "copy item from stdin",
                "copy item to stdout with (format csv)",
                "update public.item set shop = shop.price from shop",
                "select a.shop.b, shop.id from a, shop",
                "update other.public.item set a = 1",
                "create index program on item (role)",
                "select current_database(), pg_size_pretty(1), dblinks(1) from dblink",
                "create extension dblink",
                "create function f() returns trigger language plpgsql as $$ begin new.role := 'x'; return new; end $$",
                "alter table item owner to ann",
                "do $$ begin update item set role = 'user'; end $$",
                "select 'it''s', e'\\'', $q$drop role x$q$"
            })
    void otherStatementsAreAllowed(String sql) {
        assertThat(effects.find(sql)).isEmpty();
    }

    /** Incomplete SQL does not need to be examined, because the server rejects it. */
    @Test
    void brokenTextIsNotAnError() {
        assertThat(effects.find("do $$ begin")).isEmpty();
        assertThat(effects.find("do 'begin")).isEmpty();
        assertThat(effects.find("do '")).isEmpty();
        assertThat(effects.find("do $")).isEmpty();
        assertThat(effects.find("do $$")).isEmpty();
        assertThat(effects.find("")).isEmpty();
        assertThat(effects.find("; create")).isEmpty();
    }
}
