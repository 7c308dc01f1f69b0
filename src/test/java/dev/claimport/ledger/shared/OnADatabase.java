package dev.claimport.ledger.shared;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database of its own for each test, on a real PostgreSQL that others use too, and a folder for a station. */
public abstract class OnADatabase {

    @TempDir
    protected Path folder;

    protected TestDatabase database;

    @BeforeEach
    public final void makeDatabase() throws Exception {
        database = TestDatabase.beside();
    }

    @AfterEach
    public final void dropDatabase() throws Exception {
        database.close();
    }
}
