package dev.claimport.account.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Looks for files that break what checks them; only on request. */
@Tag("fuzz")
class TemplateCheckFuzzTest {

    @FuzzTest(maxDuration = "4m")
    void check(byte[] bytes) {
        TemplateCheck.of(bytes, Optional.of(Map.of("SerialNumber", "A-1")));
    }
}
