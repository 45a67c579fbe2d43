package dev.limbeck.alembic;

import dev.limbeck.spi.ForeignHistory;
import dev.limbeck.spi.HistoryException;
import dev.limbeck.spi.HistoryRequest;
import dev.limbeck.spi.HistorySource;

/** Reads the scripts of an Alembic project by recording the operations of their upgrade and downgrade functions. */
public final class AlembicHistory implements HistorySource {
    /** The database whose SQLAlchemy dialect compiles the recorded operations. */
    private static final String DIALECT = "sqlite";

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
        if (!request.dialect().equals(DIALECT)) {
            throw new HistoryException(
                    "Alembic migrations can be imported only for SQLite, but the database of this project is "
                            + request.dialect() + ". Pass the URL of a SQLite database.",
                    null);
        }
        return new RecordingReader(recorder.record(request.folder(), request.section()), request.zone()).read();
    }
}
