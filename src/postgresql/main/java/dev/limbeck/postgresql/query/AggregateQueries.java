package dev.limbeck.postgresql.query;

/** The definitions of aggregates, for which the server has no function that prints them. */
public final class AggregateQueries {
    private static final String MODIFY =
            "CASE %s WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END";

    /** The statement that creates the aggregate p of the schema n. */
    public static final String DEFINITION =
            """
            (SELECT format('CREATE OR REPLACE AGGREGATE %%I.%%I(%%s) (%%s)', n.nspname, p.proname,
                CASE p.pronargs WHEN 0 THEN '*' ELSE pg_get_function_arguments(p.oid) END, concat_ws(', ',
                'SFUNC = ' || g.aggtransfn, 'STYPE = ' || format_type(g.aggtranstype, NULL),
                'SSPACE = ' || nullif(g.aggtransspace, 0),
                CASE WHEN g.aggfinalfn <> 0 THEN 'FINALFUNC = ' || g.aggfinalfn END,
                CASE WHEN g.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                CASE WHEN g.aggfinalfn <> 0 THEN 'FINALFUNC_MODIFY = ' || %s END,
                CASE WHEN g.aggcombinefn <> 0 THEN 'COMBINEFUNC = ' || g.aggcombinefn END,
                CASE WHEN g.aggserialfn <> 0 THEN 'SERIALFUNC = ' || g.aggserialfn END,
                CASE WHEN g.aggdeserialfn <> 0 THEN 'DESERIALFUNC = ' || g.aggdeserialfn END,
                'INITCOND = ' || quote_literal(g.agginitval),
                CASE WHEN g.aggmtransfn <> 0 THEN 'MSFUNC = ' || g.aggmtransfn END,
                CASE WHEN g.aggminvtransfn <> 0 THEN 'MINVFUNC = ' || g.aggminvtransfn END,
                CASE WHEN g.aggmtranstype <> 0 THEN 'MSTYPE = ' || format_type(g.aggmtranstype, NULL) END,
                'MSSPACE = ' || nullif(g.aggmtransspace, 0),
                CASE WHEN g.aggmfinalfn <> 0 THEN 'MFINALFUNC = ' || g.aggmfinalfn END,
                CASE WHEN g.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
                CASE WHEN g.aggmfinalfn <> 0 THEN 'MFINALFUNC_MODIFY = ' || %s END,
                'MINITCOND = ' || quote_literal(g.aggminitval),
                (SELECT format('SORTOP = OPERATOR(%%I.%%s)', s.nspname, o.oprname)
                    FROM pg_operator o JOIN pg_namespace s ON s.oid = o.oprnamespace WHERE o.oid = g.aggsortop),
                CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
                CASE g.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END))
                FROM pg_aggregate g WHERE g.aggfnoid = p.oid)"""
                    .formatted(MODIFY.formatted("g.aggfinalmodify"), MODIFY.formatted("g.aggmfinalmodify"));

    private AggregateQueries() {}
}
