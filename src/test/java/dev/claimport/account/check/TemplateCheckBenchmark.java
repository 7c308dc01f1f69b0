package dev.claimport.account.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a body of the greatest length takes: under 50 ms once the program has started. */
@Tag("benchmark")
class TemplateCheckBenchmark {

    private static final int TIMES = 200;

    @Test
    void theLongestBody() throws Exception {
        String body = longest(new String(TemplateBodiesTest.read("policy-of-forty-topics.json"), StandardCharsets.UTF_8).strip());
        assertEquals(10_240, body.length());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        double first = millis(bytes);
        double[] all = new double[TIMES];
        Arrays.setAll(all, _ -> millis(bytes));
        Arrays.sort(all);
        System.out.printf("check of 10,240 characters: first %.1f ms, median %.2f ms, 95th %.2f ms%n", first, all[TIMES / 2], all[TIMES * 95 / 100]);
        assertTrue(all[TIMES * 95 / 100] < 50, "95th percentile is " + all[TIMES * 95 / 100] + " ms");
    }

    private static double millis(byte[] body) {
        long start = System.nanoTime();
        assertEquals(3, TemplateCheck.of(body, Optional.empty()).findings().size());
        return (System.nanoTime() - start) / 1e6;
    }

    /** Filled up with entries of the device configuration. */
    private static String longest(String body) {
        StringBuilder entries = new StringBuilder(",\n\"DeviceConfiguration\": {\"a\": \"b\"");
        int left = 10_240 - body.length() - entries.length() - 1;
        while (left > 60) {
            String entry = ", \"k" + entries.length() + "\": \"v\"";
            entries.append(entry);
            left -= entry.length();
        }
        return body.substring(0, body.length() - 1) + entries + "}" + " ".repeat(left) + "}";
    }
}
