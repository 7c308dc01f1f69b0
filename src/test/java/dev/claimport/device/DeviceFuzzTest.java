package dev.claimport.device;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Looks for requests to a device that break what reads them; only on request. */
@Tag("fuzz")
class DeviceFuzzTest {

    @FuzzTest(maxDuration = "4m")
    void read(byte[] bytes) {
        FuzzTargets.DEVICE.accept(bytes);
    }
}
