package dev.limbeck.alembic;

import dev.limbeck.spi.ForeignHistory;
import dev.limbeck.spi.HistoryException;
import dev.limbeck.spi.HistoryRequest;
import dev.limbeck.spi.HistorySource;
import java.util.Set;

/** Reads the scripts of an Alembic project by recording the operations of their upgrade and downgrade functions. */
public final class AlembicHistory implements HistorySource {
    /** The databases whose types and statements the recorder knows. */
    private static final Set<String> DIALECTS = Set.of("sqlite", "postgresql");

    private final PythonRecorder recorder;

    /** Creates a history source that runs the Python interpreter on the path. */
    public AlembicHistory() {
        this(new PythonRecorder());
    }

    AlembicHistory(PythonRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public String tool() {
        return "alembic";
    }

    @Override
    public ForeignHistory read(HistoryRequest request) {
        if (!DIALECTS.contains(request.dialect())) {
            throw new HistoryException(
                    "Alembic migrations can be imported only for SQLite and PostgreSQL, but the database of this"
                            + " project is " + request.dialect() + ". If the migrations are for SQLite or PostgreSQL,"
                            + " pass the URL of such a database.",
                    null);
        }
        return new RecordingReader(recorder.record(request), request.zone()).read();
    }
}
