declare limbeck_types oid[]; limbeck_views oid[]; limbeck_part record; limbeck_sql text;
  limbeck_indexes jsonb;
  limbeck_old text[]; limbeck_new text[]; limbeck_last text[]; limbeck_again text[] := '{}';
  limbeck_path text := current_setting('search_path');
begin
-- So that names are written with their schema unless it is the current one, in which the objects are created again.
perform set_config('search_path', coalesce(quote_ident(current_schema()), ''), true);
-- The type, its arrays, and the domains over them.
limbeck_types := array(with recursive found as (select {type}::regtype::oid as oid
  union select t.oid from found f join pg_type b on b.oid = f.oid join pg_type t on t.typbasetype = b.oid or t.oid = b.typarray)
  select oid from found);
-- The views that use the type, directly or through other views.
limbeck_views := array(with recursive found as (
    select a.attrelid as oid from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind in ('v', 'm') and a.atttypid = any (limbeck_types)
    union select r.ev_class from pg_rewrite r join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
      left join pg_attribute a on d.refclassid = 'pg_class'::regclass and (a.attrelid, a.attnum) = (d.refobjid, d.refobjsubid)
      where r.rulename = '_RETURN' and (a.atttypid = any (limbeck_types)
        or d.refclassid = 'pg_type'::regclass and d.refobjid = any (limbeck_types))
    union select r.ev_class from found f join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = f.oid
      join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid and r.rulename = '_RETURN')
  select oid from found);
-- The objects that cannot be dropped and created again here, each with what it uses.
with recursive changed as (
    select 'pg_type'::regclass as class, t.oid, 0 as part, 'the type' as name, false as whole from unnest(limbeck_types) t(oid)
    union all select 'pg_class'::regclass, a.attrelid, a.attnum, pg_describe_object('pg_class'::regclass, a.attrelid, a.attnum), false
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind in ('r', 'p', 'f') and a.atttypid = any (limbeck_types)
    union all select 'pg_class'::regclass, v.oid, null, pg_describe_object('pg_class'::regclass, v.oid, 0), true
      from unnest(limbeck_views) v(oid)
    union all select 'pg_type'::regclass, t.oid, 0, pg_describe_object('pg_class'::regclass, c.oid, 0), true
      from pg_class c join pg_type t on t.oid = c.reltype or t.typelem = c.reltype and t.typcategory = 'A'
      where c.oid = any (limbeck_views)),
  stored as (select c.reltype as oid, pg_describe_object('pg_class'::regclass, c.oid, 0) as name from pg_class c
      where c.relkind in ('r', 'p', 'f') and exists (
        select from pg_attribute a where a.attrelid = c.oid and a.atttypid = any (limbeck_types))
    union select t.oid, s.name from stored s join pg_type t on t.typelem = s.oid and t.typcategory = 'A' or t.typbasetype = s.oid
      or exists (select from pg_range r where r.rngsubtype = s.oid and r.rngtypid = t.oid)
      or exists (select from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind = 'c' and c.reltype = t.oid and a.atttypid = s.oid)),
  users as (select distinct on (x.place, x.name) x.* from (
    select 1 as place, case when a.attgenerated <> ''
          then 'generated ' || pg_describe_object('pg_class'::regclass, a.attrelid, a.attnum)
        else pg_describe_object(d.classid, d.objid, case c.relkind when 'c' then 0 else d.objsubid end) end as name, 'use' as verb, g.name as used, g.part
      from changed g join pg_depend d on d.refclassid = g.class and d.refobjid = g.oid
          and d.refobjsubid = coalesce(g.part, d.refobjsubid)
        left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid
        left join pg_attrdef f on d.classid = 'pg_attrdef'::regclass and f.oid = d.objid
        left join pg_attribute a on (a.attrelid, a.attnum) = (coalesce(f.adrelid, c.oid), coalesce(f.adnum, d.objsubid))
        left join pg_cast k on d.classid = 'pg_cast'::regclass and k.oid = d.objid
      where d.deptype <> 'i' and case d.classid
          when 'pg_class'::regclass then c.relkind = 'c' or a.attgenerated <> ''
            or g.whole and c.relkind in ('r', 'p', 'm') and c.oid <> all (limbeck_views)
          when 'pg_attrdef'::regclass then a.attgenerated <> ''
          when 'pg_cast'::regclass then k.castmethod <> 'i'
          when 'pg_type'::regclass then d.objid <> all (limbeck_types)
          else d.classid not in ('pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass,
            'pg_rewrite'::regclass, 'pg_statistic_ext'::regclass) end
        and (d.classid in ('pg_class'::regclass, 'pg_attrdef'::regclass) or not exists (
          select from pg_depend i where (i.classid, i.objid, i.deptype) = (d.classid, d.objid, 'i')))
    union all select 1, pg_describe_object('pg_class'::regclass, a.attrelid, a.attnum), 'store', 'rows of ' || s.name, 1
      from stored s join pg_attribute a on a.atttypid = s.oid join pg_class c on c.oid = a.attrelid
      where c.relkind in ('r', 'p', 'm') and c.oid <> all (limbeck_views)
    union all select 0, 'the partition key of ' || pg_describe_object('pg_class'::regclass, p.partrelid, 0), 'use', g.name, g.part
      from pg_partitioned_table p join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = p.partrelid
        join changed g on g.class = 'pg_type'::regclass and g.class = d.refclassid and g.oid = d.refobjid and d.objsubid = 0
          or d.refclassid = d.classid and d.refobjid = d.objid and d.refobjsubid = 0 and d.deptype = 'i'
            and g.class = d.classid and g.oid = d.objid and g.part = d.objsubid) x order by x.place, x.name, x.part),
  grouped as (select u.place, u.used, count(*) as objects, concat(string_agg(u.name, ' and ' order by u.name), ' ', u.verb,
    case count(*) when 1 then 's' end, ' ', u.used) as text from users u group by u.place, u.verb, u.used)
select format('The values of %s cannot be replaced, because %s. %s', {type}, string_agg(g.text, ', and ' order by g.text), case g.place
    when 0 then 'PostgreSQL cannot change the type of a partition key, so create another table with op.execute, and move the rows to it.'
    else format('Drop %1$s first with op.execute, and create %1$s again afterwards.', case sum(g.objects) when 1 then 'it' else 'them' end)
    end) into limbeck_sql from grouped g group by g.place order by g.place limit 1;
if limbeck_sql is not null then
  raise exception using message = limbeck_sql, errcode = 'LB001';
end if;
-- What the server does not keep when the type of a column changes, and the details of the type.
limbeck_last := array(
  select format('alter index %s alter column %s set statistics %s', i.indexrelid::regclass, t.attnum, t.attstattarget)
    from pg_index i join pg_attribute t on t.attrelid = i.indexrelid where t.attstattarget >= 0
      and exists (select from pg_attribute a where a.attrelid = i.indrelid and a.atttypid = any (limbeck_types))
  union all select format('alter table only %s alter column %I set %s', a.attrelid::regclass, a.attname, x.property)
    from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_class c on c.oid = a.attrelid
      cross join lateral (select 'storage ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external'
          when 'm' then 'main' else 'extended' end as property where a.attstorage <> t.typstorage
        union all select 'compression ' || case a.attcompression when 'p' then 'pglz' else 'lz4' end
          where a.attcompression <> '') x
    where a.atttypid = any (limbeck_types) and c.relkind in ('r', 'p')
  -- The properties of the triggers, constraints and indexes that the server creates for partitions.
  union all select unnest(array[case when 'O' <> any (array[t.tgenabled, p.tgenabled]) then format('alter table only %s %s trigger %I',
        t.tgrelid::regclass, case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' when 'A' then 'enable always'
        else 'enable' end, t.tgname) end, case when obj_description(t.oid, 'pg_trigger') is not null then
        format('comment on trigger %I on %s is %L', t.tgname, t.tgrelid::regclass, obj_description(t.oid, 'pg_trigger')) end])
    from pg_trigger t join pg_trigger p on p.oid = t.tgparentid where not t.tgisinternal
      and exists (select from pg_attribute a where a.attrelid = t.tgrelid and a.atttypid = any (limbeck_types))
  union all select format('comment on constraint %I on %s is %L', k.conname, k.conrelid::regclass, obj_description(k.oid, 'pg_constraint'))
    from pg_constraint k left join pg_constraint p on p.oid = k.conparentid
    where k.coninhcount > 0 and (k.contype = 'c' or k.conindid <> 0 and k.contype <> 'f' or p.conname = k.conname)
      and obj_description(k.oid, 'pg_constraint') is not null
      and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.atttypid = any (limbeck_types))
  union all select unnest(array[
      case when c.reltablespace <> 0 or p.reltablespace <> 0 then format('alter index %s set tablespace %I', c.oid::regclass,
        (select t.spcname from pg_tablespace t join pg_database d on d.datname = current_database()
          where t.oid = coalesce(nullif(c.reltablespace, 0), d.dattablespace))) end,
      case when c.reloptions is not null then format('alter index %s set (%s)', c.oid::regclass, array_to_string(c.reloptions, ', ')) end,
      case when obj_description(c.oid, 'pg_class') is not null then format('comment on index %s is %L', c.oid::regclass,
        obj_description(c.oid, 'pg_class')) end,
      case when i.indisclustered then format('alter table %s cluster on %I', i.indrelid::regclass, c.relname) end,
      case when i.indisreplident then format('alter table %s replica identity using index %I', i.indrelid::regclass, c.relname) end])
    from pg_class c join pg_index i on i.indexrelid = c.oid join pg_inherits h on h.inhrelid = c.oid
      join pg_class p on p.oid = h.inhparent
    where c.relispartition and exists (select from pg_attribute a where a.attrelid = i.indrelid and a.atttypid = any (limbeck_types))
  union all (select x.sql from pg_type t cross join lateral (
      select 1 as place, format('comment on %s %s is %L', case t.typtype when 'd' then 'domain' else 'type' end,
          t.oid::regtype, obj_description(t.oid, 'pg_type')) as sql where obj_description(t.oid, 'pg_type') is not null
      union all select 1, format('comment on constraint %I on domain %s is %L', k.conname, t.oid::regtype, d.description)
        from pg_constraint k join pg_description d on d.classoid = 'pg_constraint'::regclass and d.objoid = k.oid
        where k.contypid = t.oid
      union all select 2, format('alter type %s owner to %s', t.oid::regtype, t.typowner::regrole)
        where t.typowner <> quote_ident(current_user)::regrole
      union all select 3, format('revoke all on type %s from public, %s', t.oid::regtype, t.typowner::regrole)
        where t.typacl is not null
      union all select 4, format('grant usage on type %s to %s%s', t.oid::regtype,
          case g.grantee when 0 then 'public' else g.grantee::regrole::text end,
          case when g.is_grantable then ' with grant option' else '' end) from aclexplode(t.typacl) g) x
    where t.oid = any (limbeck_types) and t.typtype in ('e', 'd') order by t.oid, x.place));
limbeck_last := array_remove(limbeck_last, null);
-- The names of indexes of partitions.
limbeck_indexes := (select jsonb_agg(x) from (select i.indrelid as table, h.inhparent::regclass as parent, c.relname as name,
    (select count(*) from pg_partition_ancestors(c.oid)) as depth
  from pg_class c join pg_index i on i.indexrelid = c.oid join pg_inherits h on h.inhrelid = c.oid
  where c.relispartition and exists (select from pg_attribute a where a.attrelid = i.indrelid and a.atttypid = any (limbeck_types))) x);
-- Policies, rules, triggers and extended statistics.
for limbeck_part in
  select distinct x.drop_it, x.again from pg_depend d
    left join pg_attribute a on d.refclassid = 'pg_class'::regclass and (a.attrelid, a.attnum) = (d.refobjid, d.refobjsubid)
    cross join lateral (
      select format('drop policy %I on %s', p.polname, p.polrelid::regclass) as drop_it, array[
          format('create policy %I on %s as %s for %s to %s%s%s', p.polname, p.polrelid::regclass,
            case when p.polpermissive then 'permissive' else 'restrictive' end,
            case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
            (select string_agg(case o when 0 then 'public' else o::regrole::text end, ', ') from unnest(p.polroles) o),
            ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
            ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'),
          case when obj_description(p.oid, 'pg_policy') is not null then format('comment on policy %I on %s is %L', p.polname,
            p.polrelid::regclass, obj_description(p.oid, 'pg_policy')) end] as again
        from pg_policy p where d.classid = 'pg_policy'::regclass and p.oid = d.objid
      union all select format('drop rule %I on %s', r.rulename, r.ev_class::regclass),
        array[pg_get_ruledef(r.oid), case when r.ev_enabled <> 'O' then format('alter table %s %s rule %I',
          r.ev_class::regclass, case r.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
          r.rulename) end, case when obj_description(r.oid, 'pg_rewrite') is not null then format('comment on rule %I on %s is %L',
          r.rulename, r.ev_class::regclass, obj_description(r.oid, 'pg_rewrite')) end]
        from pg_rewrite r where d.classid = 'pg_rewrite'::regclass and r.oid = d.objid and r.rulename <> '_RETURN'
          and r.ev_class <> all (limbeck_views)
      union all select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass),
        array[pg_get_triggerdef(t.oid), case when t.tgenabled <> 'O' then format('alter table %s %s trigger %I',
          t.tgrelid::regclass, case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
          t.tgname) end, case when obj_description(t.oid, 'pg_trigger') is not null then format('comment on trigger %I on %s is %L',
          t.tgname, t.tgrelid::regclass, obj_description(t.oid, 'pg_trigger')) end]
        from pg_trigger t where d.classid = 'pg_trigger'::regclass and t.oid = d.objid and not t.tgisinternal
          and t.tgparentid = 0 and t.tgrelid <> all (limbeck_views)
      union all select format('drop statistics %s', n.name),
        array[pg_get_statisticsobjdef(s.oid), case when s.stxstattarget >= 0 then
          format('alter statistics %s set statistics %s', n.name, s.stxstattarget) end,
          case when obj_description(s.oid, 'pg_statistic_ext') is not null then format('comment on statistics %s is %L', n.name,
          obj_description(s.oid, 'pg_statistic_ext')) end, case when s.stxowner <> quote_ident(current_user)::regrole
          then format('alter statistics %s owner to %s', n.name, s.stxowner::regrole) end]
        from pg_statistic_ext s cross join lateral format('%s.%I', s.stxnamespace::regnamespace, s.stxname) n(name)
        where d.classid = 'pg_statistic_ext'::regclass and s.oid = d.objid and s.stxrelid <> all (limbeck_views)) x
    where d.classid in ('pg_policy'::regclass, 'pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_statistic_ext'::regclass)
      and (d.refclassid = 'pg_type'::regclass and d.refobjid = any (limbeck_types) or a.atttypid = any (limbeck_types)
        or d.refclassid = 'pg_class'::regclass and d.refobjid = any (limbeck_views))
loop
  execute limbeck_part.drop_it;
  limbeck_again := array_remove(limbeck_part.again, null) || limbeck_again;
end loop;
-- Views, each before those that it uses.
while limbeck_views <> '{}' loop
  select c.oid, c.oid::regclass as name, n.nspname, c.relnamespace, c.relowner,
      case c.relkind when 'm' then 'materialized view' else 'view' end as kind, c.relacl, array_to_string(c.reloptions, ', ') as options,
      c.relispopulated, m.amname, s.spcname into strict limbeck_part
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am m on m.oid = c.relam
      left join pg_tablespace s on s.oid = c.reltablespace
    where c.oid = any (limbeck_views)
    order by exists (select from pg_depend d join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
      where d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and r.ev_class <> c.oid) limit 1;
  limbeck_again := array(select x.sql from (
      select 0 as place, format('create %s %s%s%s%s as %s%s', limbeck_part.kind, limbeck_part.name,
        ' using ' || quote_ident(limbeck_part.amname), ' with (' || limbeck_part.options || ')',
        ' tablespace ' || quote_ident(limbeck_part.spcname), rtrim(pg_get_viewdef(limbeck_part.oid), ';'),
        case when limbeck_part.relispopulated then '' else ' with no data' end) as sql
      union all select 1, format('alter view %s alter column %I set default %s', limbeck_part.name, a.attname,
          pg_get_expr(d.adbin, d.adrelid))
        from pg_attrdef d join pg_attribute a on (a.attrelid, a.attnum) = (d.adrelid, d.adnum) where d.adrelid = limbeck_part.oid
      union all select 1, format('comment on %s %s is %L', case d.objsubid when 0 then limbeck_part.kind else 'column' end,
          limbeck_part.name || coalesce('.' || quote_ident(a.attname), ''), d.description)
        from pg_description d left join pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid and a.attnum > 0
        where d.classoid = 'pg_class'::regclass and d.objoid = limbeck_part.oid
      union all select 2, unnest(
        array[pg_get_ruledef(r.oid), case when r.ev_enabled <> 'O' then format('alter table %s %s rule %I',
          r.ev_class::regclass, case r.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
          r.rulename) end, case when obj_description(r.oid, 'pg_rewrite') is not null then format('comment on rule %I on %s is %L',
          r.rulename, r.ev_class::regclass, obj_description(r.oid, 'pg_rewrite')) end])
        from pg_rewrite r where r.ev_class = limbeck_part.oid and r.rulename <> '_RETURN'
      union all select 2, unnest(
        array[pg_get_triggerdef(t.oid), case when t.tgenabled <> 'O' then format('alter table %s %s trigger %I',
          t.tgrelid::regclass, case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
          t.tgname) end, case when obj_description(t.oid, 'pg_trigger') is not null then format('comment on trigger %I on %s is %L',
          t.tgname, t.tgrelid::regclass, obj_description(t.oid, 'pg_trigger')) end])
        from pg_trigger t where t.tgrelid = limbeck_part.oid and not t.tgisinternal
      union all select 2, unnest(
        array[regexp_replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON '),
        case when obj_description(c.oid, 'pg_class') is not null
          then format('comment on index %s is %L', c.oid::regclass, obj_description(c.oid, 'pg_class')) end,
        case when i.indisclustered then format('alter table %s cluster on %I', i.indrelid::regclass, c.relname) end,
        case when i.indisreplident then format('alter table %s replica identity using index %I', i.indrelid::regclass, c.relname) end,
        (select format('alter index %s set tablespace %I', c.oid::regclass, p.spcname) from pg_tablespace p
          where p.oid = c.reltablespace)]) from pg_class c join pg_index i on i.indexrelid = c.oid where i.indrelid = limbeck_part.oid
      union all select 2, unnest(array[pg_get_statisticsobjdef(s.oid), case when s.stxstattarget >= 0 then
          format('alter statistics %s set statistics %s', n.name, s.stxstattarget) end,
          case when obj_description(s.oid, 'pg_statistic_ext') is not null then format('comment on statistics %s is %L', n.name,
          obj_description(s.oid, 'pg_statistic_ext')) end, case when s.stxowner <> quote_ident(current_user)::regrole
          then format('alter statistics %s owner to %s', n.name, s.stxowner::regrole) end])
        from pg_statistic_ext s cross join lateral format('%s.%I', s.stxnamespace::regnamespace, s.stxname) n(name)
        where s.stxrelid = limbeck_part.oid
      union all select 2, format('alter materialized view %s alter column %I set statistics %s', limbeck_part.name, a.attname,
        a.attstattarget) from pg_attribute a where limbeck_part.kind <> 'view' and a.attrelid = limbeck_part.oid
          and a.attnum > 0 and a.attstattarget >= 0
      union all select 3, format('alter %s %s owner to %s', limbeck_part.kind, limbeck_part.name, limbeck_part.relowner::regrole)
        where limbeck_part.relowner <> quote_ident(current_user)::regrole
      union all select 4, format('revoke all on %s from %s', limbeck_part.name, case g.grantee when 0 then 'public'
          else g.grantee::regrole::text end)
        from pg_default_acl d, aclexplode(d.defaclacl) g where d.defaclobjtype = 'r' and g.grantee <> limbeck_part.relowner
          and d.defaclrole = quote_ident(current_user)::regrole and d.defaclnamespace in (0, limbeck_part.relnamespace)
      union all select 5, format('revoke all on %s from %s', limbeck_part.name, limbeck_part.relowner::regrole)
        where limbeck_part.relacl is not null
      union all select 6, format('grant %s on %s to %s%s', g.privilege_type || coalesce(' (' || quote_ident(g.attname) || ')', ''),
          limbeck_part.name, case g.grantee when 0 then 'public' else g.grantee::regrole::text end,
          case when g.is_grantable then ' with grant option' else '' end)
        from (select null::name as attname, x.* from aclexplode(limbeck_part.relacl) x
          union all select a.attname, x.* from pg_attribute a, aclexplode(a.attacl) x where a.attrelid = limbeck_part.oid) g) x
    where x.sql is not null order by x.place) || limbeck_again;
  execute format('drop %s %s', limbeck_part.kind, limbeck_part.name);
  limbeck_views := array_remove(limbeck_views, limbeck_part.oid);
end loop;
-- Casts, and the checks of tables and of other domains, the keys and the indexes that compare with values of the type.
for limbeck_part in
  select format('drop cast (%s as %s)', k.castsource::regtype, k.casttarget::regtype) as drop_it,
      array[format('create cast (%s as %s) with inout%s', k.castsource::regtype, k.casttarget::regtype,
        case k.castcontext when 'i' then ' as implicit' when 'a' then ' as assignment' else '' end),
        case when obj_description(k.oid, 'pg_cast') is not null then format('comment on cast (%s as %s) is %L',
          k.castsource::regtype, k.casttarget::regtype, obj_description(k.oid, 'pg_cast')) end] as again, 2 as place
    from pg_cast k where k.castsource = any (limbeck_types) or k.casttarget = any (limbeck_types)
  union all select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
      array[format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)),
        case when obj_description(k.oid, 'pg_constraint') is not null then format('comment on constraint %I on %s is %L',
          k.conname, k.conrelid::regclass, obj_description(k.oid, 'pg_constraint')) end], case k.contype when 'f' then 0 else 1 end
    from pg_constraint k
    where k.conrelid <> 0 and k.coninhcount = 0 and (k.contype in ('c', 'x') and exists (
        select from pg_depend d where d.refclassid = 'pg_type'::regclass and d.refobjid = any (limbeck_types)
          and (d.classid, d.objid) in (('pg_constraint'::regclass, k.oid), ('pg_class'::regclass, k.conindid)))
      or k.contype = 'f' and exists (select from pg_attribute a where a.attrelid = k.conrelid
        and a.attnum = any (k.conkey) and a.atttypid = any (limbeck_types)))
  union all select format('alter domain %s drop constraint %I', k.contypid::regtype, k.conname),
      array[format('alter domain %s add constraint %I %s', k.contypid::regtype, k.conname, pg_get_constraintdef(k.oid)),
        case when obj_description(k.oid, 'pg_constraint') is not null then format('comment on constraint %I on domain %s is %L',
          k.conname, k.contypid::regtype, obj_description(k.oid, 'pg_constraint')) end], 1
    from pg_constraint k
    where k.contypid <> 0 and k.contypid <> all (limbeck_types) and exists (select from pg_depend d
      where (d.classid, d.objid) = ('pg_constraint'::regclass, k.oid)
        and d.refclassid = 'pg_type'::regclass and d.refobjid = any (limbeck_types))
  union all select format('drop index %s', c.oid::regclass),
      array[regexp_replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON '),
        case when obj_description(c.oid, 'pg_class') is not null
          then format('comment on index %s is %L', c.oid::regclass, obj_description(c.oid, 'pg_class')) end,
        case when i.indisclustered then format('alter table %s cluster on %I', i.indrelid::regclass, c.relname) end,
        case when i.indisreplident then format('alter table %s replica identity using index %I', i.indrelid::regclass, c.relname) end,
        (select format('alter index %s set tablespace %I', c.oid::regclass, p.spcname) from pg_tablespace p
          where p.oid = c.reltablespace)], 1
    from pg_class c join pg_index i on i.indexrelid = c.oid
    where not c.relispartition
      and not exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
      and exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
        and d.refclassid = 'pg_type'::regclass and d.refobjid = any (limbeck_types))
  order by place
loop
  execute limbeck_part.drop_it;
  limbeck_again := array_remove(limbeck_part.again, null) || limbeck_again;
end loop;
-- The type, the domains, and the columns.
limbeck_old := array(select format('drop %s %I.%I', case t.typtype when 'd' then 'domain' else 'type' end, n.nspname,
    'limbeck_old_' || t.oid) from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.oid = any (limbeck_types) and t.typtype in ('e', 'd') order by t.oid desc);
limbeck_new := array(
  (select unnest(array[format('create domain %s as %s%s%s', t.oid::regtype, format_type(t.typbasetype, t.typtypmod),
        ' default ' || t.typdefault, case when t.typnotnull then ' not null' end)]
      || array(select format('alter domain %s add constraint %I %s', t.oid::regtype, k.conname, pg_get_constraintdef(k.oid))
        from pg_constraint k where k.contypid = t.oid and k.contype = 'c' order by k.conname))
    from pg_type t where t.oid = any (limbeck_types) and t.typtype = 'd' order by t.oid)
  union all select format('alter table %s alter column %I type %s', a.attrelid::regclass, a.attname,
      format_type(a.atttypid, a.atttypmod)) || case c.relkind when 'f' then ''
        else format(' using %I::text::%s', a.attname, format_type(a.atttypid, a.atttypmod)) end
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind in ('r', 'p', 'f') and a.attinhcount = 0 and a.atttypid = any (limbeck_types)
  union all select format('alter table only %s alter column %I set default %s', a.attrelid::regclass, a.attname,
      pg_get_expr(d.adbin, d.adrelid))
    from pg_attrdef d join pg_attribute a on (a.attrelid, a.attnum) = (d.adrelid, d.adnum)
    where a.attgenerated = '' and (a.atttypid = any (limbeck_types) or exists (select from pg_depend t
      where (t.classid, t.objid) = ('pg_attrdef'::regclass, d.oid)
        and t.refclassid = 'pg_type'::regclass and t.refobjid = any (limbeck_types))));
for limbeck_sql in
  select format('alter table only %s alter column %I drop default', a.attrelid::regclass, a.attname)
    from pg_attrdef d join pg_attribute a on (a.attrelid, a.attnum) = (d.adrelid, d.adnum)
    where a.attgenerated = '' and (a.atttypid = any (limbeck_types) or exists (select from pg_depend t
      where (t.classid, t.objid) = ('pg_attrdef'::regclass, d.oid)
        and t.refclassid = 'pg_type'::regclass and t.refobjid = any (limbeck_types)))
  union all select format('alter type %s rename to %I', t.oid::regtype, 'limbeck_old_' || t.oid)
    from pg_type t where t.oid = any (limbeck_types) and t.typtype in ('e', 'd')
loop
  execute limbeck_sql;
end loop;
{create};
foreach limbeck_sql in array limbeck_new || limbeck_old || limbeck_again loop
  execute limbeck_sql;
end loop;
for limbeck_part in
  select x.*, r.pass from jsonb_to_recordset(limbeck_indexes) x("table" oid, parent text, name name, depth int)
    cross join generate_series(1, 2) r(pass) order by x.depth, r.pass
loop
  select format('alter index %s rename to %I', c.oid::regclass,
      case limbeck_part.pass when 1 then 'limbeck_new_' || c.oid else limbeck_part.name end) into limbeck_sql
    from pg_class c join pg_index i on i.indexrelid = c.oid join pg_inherits h on h.inhrelid = c.oid
    where i.indrelid = limbeck_part.table and h.inhparent = limbeck_part.parent::regclass and c.relname <> limbeck_part.name;
  if found then
    execute limbeck_sql;
  end if;
end loop;
foreach limbeck_sql in array limbeck_last loop
  execute limbeck_sql;
end loop;
perform set_config('search_path', limbeck_path, true);
end
