package dev.claimport.claim.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What must hold for every template and every value, tried with many. The seed is fixed: a failure stays one. */
class TemplatePropertiesTest {

    private static final String CERTIFICATE_ID = "0f".repeat(32);
    private static final String ALPHABET = "ab-,.:${}!\"\\/ \n\u00e9\ud83d\ude00";

    private final Random random = new Random(4711);

    @Test
    void joiningWhatWasSplitGivesTheSameText() throws TemplateException {
        for (int i = 0; i < 500; i++) {
            String text = text(20);
            String delimiter = text(2) + "-";
            assertEquals(text, evaluate("{\"Fn::Join\":[%s,{\"Fn::Split\":[%s,{\"Ref\":\"P\"}]}]}"
                    .formatted(quoted(delimiter), quoted(delimiter)), text));
        }
    }

    @Test
    void substitutingIsTheSameAsJoining() throws TemplateException {
        for (int i = 0; i < 500; i++) {
            String value = text(10);
            String before = text(5).replace("${", "$ {").replaceAll("\\$$", "");
            String after = text(5).replace("${", "$ {");
            assertEquals(before + value + after, evaluate("{\"Fn::Sub\":" + quoted(before + "${P}" + after) + "}", value));
        }
    }

    @Test
    void aValueIsNeverReadAsATemplateAgain() throws TemplateException {
        String value = "${P}{\"Ref\":\"P\"}";
        assertEquals(value + value, evaluate("{\"Fn::Sub\":\"${P}${P}\"}", value));
    }

    @Test
    void aDamagedTemplateIsReadOrRefusedAndNothingElse() {
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder damaged = new StringBuilder(Samples.FLEET);
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                    default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + random.nextInt(30))));
                }
            }
            try {
                TemplateBody body = TemplateBody.parse(damaged.toString());
                body.evaluate(Map.of("SerialNumber", text(5)), CERTIFICATE_ID);
            } catch (TemplateException e) {
                refused++;
                assertTrue(Samples.said(e).length() < 500);
            }
        }
        assertTrue(refused > 1000, "refused " + refused);
    }

    @Test
    void aNameThatIsForetoldIsTheNameThatIsMade() throws TemplateException {
        TemplateBody body = TemplateBody.parse(Samples.FLEET);
        int named = 0;
        for (int i = 0; i < 500; i++) {
            Map<String, String> given = Map.of("SerialNumber", random.nextBoolean() ? text(3) : Long.toHexString(random.nextLong()));
            if (body.thingName(given).isPresent()) {
                named++;
                assertEquals(body.thingName(given), body.evaluate(given, CERTIFICATE_ID).thing().map(ThingResource::name));
            } else {
                assertThrows(TemplateException.class, () -> body.evaluate(given, CERTIFICATE_ID));
            }
        }
        assertTrue(named > 100, "named " + named);
    }

    @Test
    void functionsThatMultiplyAreStopped() {
        String expression = "{\"Fn::Join\":[\"\",["
                + IntStream.range(0, 700).mapToObj(_ -> "{\"Ref\":\"P\"}").collect(Collectors.joining(",")) + "]]}";

        TemplateException e = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60),
                () -> assertThrows(TemplateException.class, () -> evaluate(expression, "x".repeat(100_000))));
        assertTrue(Samples.said(e).endsWith("The template makes more than 262,144 characters."), Samples.said(e));
    }

    @Test
    void whatIsMadeIsCountedToTheLastCharacter() throws TemplateException {
        // A value counts one more than its characters.
        assertEquals(262_143, evaluate("{\"Ref\":\"P\"}", "x".repeat(262_143)).length());
        assertThrows(TemplateException.class, () -> evaluate("{\"Ref\":\"P\"}", "x".repeat(262_144)));
        assertThrows(TemplateException.class, () -> evaluate("[{\"Ref\":\"P\"},{\"Ref\":\"P\"}]", "x".repeat(131_072)));
    }

    /** As a text it would be of more characters than a string can have. */
    @Test
    void aDelimiterThatMultipliesIsStopped() {
        TemplateException e = assertThrows(TemplateException.class, () -> evaluate(
                "{\"Fn::Join\":[{\"Ref\":\"P\"},{\"Fn::Split\":[\"x\",{\"Ref\":\"P\"}]}]}", "x".repeat(60_000)));
        assertTrue(Samples.said(e).endsWith("The template makes more than 262,144 characters."), Samples.said(e));
    }

    private String text(int longest) {
        return random.ints(random.nextInt(longest + 1), 0, ALPHABET.codePointCount(0, ALPHABET.length()))
                .mapToObj(i -> Character.toString(ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(0, i))))
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static String evaluate(String expression, String value) throws TemplateException {
        return TemplateBody.parse("{\"Parameters\":{\"P\":{\"Type\":\"String\"}},\"Resources\":{},\"DeviceConfiguration\":{\"v\":" + expression + "}}")
                .evaluate(Map.of("P", value), CERTIFICATE_ID).deviceConfiguration().get("v");
    }
}
