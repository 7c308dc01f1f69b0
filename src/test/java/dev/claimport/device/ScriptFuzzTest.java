package dev.claimport.device;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Looks for answers of modems and shells that break what reads them; only on request. */
@Tag("fuzz")
class ScriptFuzzTest {

    @FuzzTest(maxDuration = "4m")
    void read(byte[] bytes) {
        FuzzTargets.SCRIPT.accept(bytes);
    }
}
