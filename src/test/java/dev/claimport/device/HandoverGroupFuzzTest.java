package dev.claimport.device;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Looks for answers of the hand-over group that break what reads them; only on request. */
@Tag("fuzz")
class HandoverGroupFuzzTest {

    @FuzzTest(maxDuration = "4m")
    void read(byte[] bytes) {
        FuzzTargets.HANDOVER_GROUP.accept(bytes);
    }
}
