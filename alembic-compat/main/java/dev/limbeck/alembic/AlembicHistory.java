package dev.limbeck.alembic;

import dev.limbeck.spi.ForeignHistory;
import dev.limbeck.spi.HistoryException;
import dev.limbeck.spi.HistoryRequest;
import dev.limbeck.spi.HistorySource;

/** Reads the scripts of an Alembic project by recording the operations of their upgrade and downgrade functions. */
public final class AlembicHistory implements HistorySource {
    /** The recorder compiles the operations of Alembic with SQLAlchemy's dialect for this database. */
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
                    "Migrations of Alembic can be read for SQLite only, and the database of this project is one of "
                            + request.dialect() + ". Pass the URL of a SQLite database.",
                    null);
        }
        return new RecordingReader(recorder.record(request.folder(), request.section()), request.zone()).read();
    }
}
