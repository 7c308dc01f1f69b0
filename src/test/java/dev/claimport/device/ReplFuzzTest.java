package dev.claimport.device;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Looks for answers of an interpreter that break what reads them; only on request. */
@Tag("fuzz")
class ReplFuzzTest {

    @FuzzTest(maxDuration = "4m")
    void read(byte[] bytes) {
        FuzzTargets.REPL.accept(bytes);
    }
}
