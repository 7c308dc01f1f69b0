package dev.claimport.device;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Looks for CBOR that break what reads them; only on request. */
@Tag("fuzz")
class CborFuzzTest {

    @FuzzTest(maxDuration = "4m")
    void read(byte[] bytes) {
        FuzzTargets.CBOR.accept(bytes);
    }
}
