package dev.claimport.device;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Looks for profiles that break what reads them; only on request. */
@Tag("fuzz")
class ProfileFuzzTest {

    @FuzzTest(maxDuration = "4m")
    void read(byte[] bytes) {
        FuzzTargets.PROFILE.accept(bytes);
    }
}
