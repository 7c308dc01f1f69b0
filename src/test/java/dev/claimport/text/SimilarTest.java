package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {

    private static final List<String> KNOWN = List.of("handover", "ports", "probe", "go", "baud");

    @ParameterizedTest
    @CsvSource({"handovr, handover", "port, ports", "prode, probe", "gi, go", "buad, baud", "update,", "x,", "logout,"})
    void theNearestIsMeantUnlessNoneIsNear(String typed, String meant) {
        assertEquals(Optional.ofNullable(meant), Similar.to(typed, KNOWN));
    }
}
