package dev.limbeck.alembic;

import dev.limbeck.spi.ForeignHistory;
import dev.limbeck.spi.HistorySource;
import java.nio.file.Path;
import java.time.ZoneId;

/** Reads the scripts of an Alembic project by recording the operations of their upgrade and downgrade functions. */
public final class AlembicHistory implements HistorySource {
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
    public ForeignHistory read(Path folder, ZoneId zone) {
        return new RecordingReader(recorder.record(folder, null), zone).read();
    }

    @Override
    public ForeignHistory readSection(Path folder, String section, ZoneId zone) {
        return new RecordingReader(recorder.record(folder, section), zone).read();
    }
}
