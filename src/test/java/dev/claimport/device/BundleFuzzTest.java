package dev.claimport.device;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Looks for bundles that break what reads them; only on request. */
@Tag("fuzz")
class BundleFuzzTest {

    @FuzzTest(maxDuration = "4m")
    void read(byte[] bytes) {
        FuzzTargets.BUNDLE.accept(bytes);
    }
}
