package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed, read or answered: one of the listed exit codes, a message where it failed, and never a stack trace. */
class NonsenseTest {

    private static final Set<Integer> EXIT_CODES = Set.of(0, 252, 253, 254, 255);
    /** Of Java, which no reader of a message has a use for. */
    private static final Pattern TRACE = Pattern.compile("\\n\\s*at [\\w.$/@]+\\(|[a-z]\\.[A-Z]\\w*(Exception|Error)\\b");
    private static final int CASES = 400;

    private static final List<String> OPERATIONS = List.of("create-provisioning-claim", "list-provisioning-templates",
            "describe-provisioning-template");
    private static final List<String> OPTIONS = List.of("--template-name", "--cli-input-json", "--cli-input-yaml",
            "--generate-cli-skeleton", "--output", "--query",
            "--region", "--profile", "--no-sign-request", "--no-verify-ssl", "--color", "--cli-read-timeout", "--cli-connect-timeout",
                    "--cli-error-format",
            "--no-paginate", "--max-items", "--page-size", "--starting-token", "--debug", "--no-cli-pager", "--cli-binary-format",
                    "--version", "--max-results",
            "--next-token", "--ca-bundle", "help", "--");
    private static final List<String> WORDS = List.of("", " ", "x", "A", "text", "table", "json", "yaml", "yaml-stream", "off", "on",
            "input", "yaml-input", "output",
            "0", "-1", "1", "99999999999999999999", "1_0", "us-east-1", "fips-us-east-1", "us east", "default", "nope", "..", "a b/c",
                    "file://in.json", "fileb://in.json",
            "file://", "file:///dev/null", "fileb://nope", "file://~nobody\u0000", "{", "{}", "[]", "null", "{\"templateName\":\"x\"}",
                    "{\"templateName\":5}",
            "{\"a\":{\"b\":[1,2.5,null,true]}}", "templateName: x", "? [a]\n: b", "&a [*a]", "!!python/object:os.system x", "- - - -",
                    "'", "%", "2020-01-01",
            "templates[].templateName", "[[", "keys(@)", "sort_by(@, &a)", "`1e400`", "@", "*", "length(@)", "[?a==`1`]", "\uD800",
                    "\u0000", "日本", "eyJuZXh0VG9rZW4iOiAidCJ9",
            "a___1", "a___b___c", "e30=", "https://", "base64", "legacy", "enhanced", "\u001b[31m");
    private static final List<String> BODIES = List.of("", "{}", "[]", "null", "true", "1", "\"x\"", "{", "{\"", "nul",
            "<html><body>502</body></html>",
            "{\"certificateId\":\"%s\",\"certificatePem\":\"-----BEGIN\\nx\\n\",\"keyPair\":{\"PublicKey\":\"p\",\"PrivateKey\":\"k\"},\"expiration\":1595955066.0}",
            "{\"certificateId\":null,\"keyPair\":null,\"expiration\":null}", "{\"keyPair\":[],\"expiration\":\"yesterday\"}",
                    "{\"keyPair\":\"x\"}", "{\"expiration\":1e300}",
            "{\"expiration\":-1e12}", "{\"expiration\":{}}", "{\"expiration\":NaN}", "{\"expiration\":\"2020-07-28T16:51:06Z\"}",
                    "{\"certificateId\":\"\\ud800\"}",
            "{\"templates\":[{\"templateName\":\"a\",\"enabled\":\"x\",\"creationDate\":1}],\"nextToken\":\"t\"}", "{\"templates\":{}}",
                    "{\"templates\":[1,null,[]]}",
            "{\"templates\":[{\"templateName\":{\"a\":[1,[2]]},\"type\":[[]]}]}", "{\"nextToken\":{\"a\":1}}", "{\"message\":\"no\"}",
                    "{\"message\":null,\"code\":5}",
            "{\"Message\":[1],\"__type\":\"a#B:c\"}", "{\"__type\":7}", "{\"a\":1,\"a\":2}",
                    "{\"templateBody\":\"{}\",\"defaultVersionId\":\"x\",\"preProvisioningHook\":7}",
            "{\"defaultVersionId\":1e30}", "\uFEFF{}", "{\"certificateId\":\"日本\",\"expiration\":true}");
    private static final List<Integer> STATUSES = List.of(200, 200, 200, 200, 201, 204, 299, 300, 301, 304, 400, 401, 403, 404, 418, 429,
            500, 502, 503, 599);

    @TempDir
    private Path home;

    /** Of a command with {@code --debug}, which tells of what nobody foresaw. */
    private static void check(String what, Aws.Outcome outcome) {
        String all = what + "\n-> " + outcome.exitCode() + "\nout: " + shortened(outcome.out()) + "\nerr: " + shortened(outcome.err());
        assertTrue(EXIT_CODES.contains(outcome.exitCode()), all);
        assertFalse(TRACE.matcher(outcome.err()).find(), all);
        assertFalse(TRACE.matcher(outcome.out()).find(), all);
        if (outcome.exitCode() == 0) {
            assertFalse(outcome.err().contains("[ERROR]"), all);
        }
    }

    private static String shortened(String text) {
        return text.length() > 2000 ? text.substring(0, 2000) + "…" : text;
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String mangled(Random random, String text) {
        var mangled = new StringBuilder(text);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(mangled.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> mangled.insert(at, one(random, WORDS));
                case 1 -> mangled.delete(at, Math.min(mangled.length(), at + 1 + random.nextInt(4)));
                case 2 -> mangled.insert(at, (char) random.nextInt(0x180));
                default -> mangled.setLength(at);
            }
        }
        return mangled.toString();
    }

    private static List<String> arguments(Random random) {
        List<String> arguments = new ArrayList<>(List.of("--debug"));
        if (random.nextInt(5) == 0) {
            options(random, arguments);
        }
        arguments.add(random.nextInt(30) == 0 ? mangled(random, "iot") : "iot");
        arguments.add(random.nextInt(10) == 0 ? mangled(random, one(random, OPERATIONS)) : one(random, OPERATIONS));
        if (random.nextInt(4) > 0) {
            arguments.addAll(List.of("--template-name", one(random, WORDS)));
        }
        options(random, arguments);
        return arguments;
    }

    private static void options(Random random, List<String> arguments) {
        for (int i = random.nextInt(5); i > 0; i--) {
            String option = one(random, OPTIONS);
            if (random.nextInt(12) == 0) {
                option = mangled(random, option);
            }
            String value = random.nextInt(4) == 0 ? mangled(random, one(random, WORDS)) : one(random, WORDS);
            switch (random.nextInt(3)) {
                case 0 -> arguments.add(option + "=" + value);
                case 1 -> arguments.add(option);
                default -> arguments.addAll(List.of(option, value));
            }
        }
    }

    private static Answer answer(Random random) {
        byte[] body = switch (random.nextInt(8)) {
            case 0 -> binary(random, random.nextInt(300));
            case 1 -> one(random, BODIES).getBytes(StandardCharsets.UTF_16);
            case 2 -> one(random, BODIES).getBytes(StandardCharsets.ISO_8859_1);
            case 3 -> mangled(random, one(random, BODIES)).getBytes(StandardCharsets.UTF_8);
            case 4 -> deep(random);
            default -> one(random, BODIES).replace("%s", "ab".repeat(32)).getBytes(StandardCharsets.UTF_8);
        };
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", one(random, List.of("application/json", "text/html", "application/json; charset=utf-16", "",
                "nonsense")));
        if (random.nextInt(3) == 0) {
            headers.put("x-amzn-ErrorType", one(random, List.of("ThrottlingException", "ResourceNotFoundException:http://x/", "", "a#b#c",
                    ":", "Conflict\u00e9")));
        }
        if (random.nextInt(20) == 0) {
            headers.put("Location", "http://127.0.0.1:1/elsewhere");
        }
        // Less is promised than sent, or more: the connection ends in the middle.
        int length = random.nextInt(10) == 0 ? Math.max(0, body.length + random.nextInt(40) - 20) : body.length;
        return new Answer(one(random, STATUSES), headers, body, length);
    }

    private static byte[] binary(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] deep(Random random) {
        int depth = 1 << random.nextInt(16);
        return ("{\"templates\":" + "[".repeat(depth) + (random.nextBoolean() ? "]".repeat(depth) + "}" : "")).getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123, 4711})
    void whateverIsTyped(long seed) throws IOException {
        var random = new Random(seed);
        Files.writeString(home.resolve("in.json"), "{\"templateName\":\"x\"}");
        try (var server = ScriptedServer.answering(Answer.json(200, BODIES.get(11).replace("%s", "ab".repeat(32))))) {
            Aws aws = Aws.at(home, server.uri());
            for (int i = 0; i < CASES; i++) {
                List<String> arguments = arguments(random);
                check("seed " + seed + ", case " + i + ": " + arguments, aws.run(arguments));
            }
        }
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(longs = {2, 99, 31337})
    void whateverIsAnswered(long seed) {
        var random = new Random(seed);
        var next = new Answer[1];
        try (var server = new ScriptedServer(_ -> Optional.of(next[0]))) {
            Aws aws = Aws.at(home, server.uri());
            for (int i = 0; i < CASES; i++) {
                next[0] = answer(random);
                List<String> arguments = new ArrayList<>(List.of("iot", one(random, OPERATIONS), "--debug", "--output",
                        one(random, List.of("json", "yaml", "yaml-stream", "text", "table", "off")), "--cli-error-format",
                        one(random, List.of("json", "yaml", "text", "table", "legacy", "enhanced")), "--cli-read-timeout", "5"));
                if (!arguments.contains("list-provisioning-templates")) {
                    arguments.addAll(List.of("--template-name", "x"));
                }
                if (random.nextInt(4) == 0) {
                    arguments.addAll(List.of("--query", one(random, List.of("templates[].templateName", "keyPair", "@", "length(@)",
                            "[certificateId,expiration]"))));
                }
                check("seed " + seed + ", case " + i + ": " + arguments + " answered " + next[0].status() + " " + next[0].headers() + " "
                        + shortened(new String(next[0].body(), StandardCharsets.ISO_8859_1)) + " length " + next[0].length(),
                                aws.run(arguments));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 77})
    void whateverADocumentSays(long seed) throws IOException {
        var random = new Random(seed);
        try (var server = ScriptedServer.answering(Answer.json(200, "{}"))) {
            Aws aws = Aws.at(home, server.uri());
            for (int i = 0; i < CASES; i++) {
                byte[] document = random.nextInt(5) == 0 ? binary(random, random.nextInt(200))
                        : mangled(random, IntStream.range(0, random.nextInt(4)).mapToObj(_ -> one(random, WORDS)).collect(Collectors.joining(
                                one(random, List.of("\n", ": ", ", ", " ", "\n- ", "{", "\t"))))).getBytes(StandardCharsets.UTF_8);
                Files.write(home.resolve("document"), document);
                String option = random.nextBoolean() ? "--cli-input-json" : "--cli-input-yaml";
                check("seed " + seed + ", case " + i + ": " + option + " " + Arrays.toString(document),
                        aws.run("iot", "create-provisioning-claim", "--debug", option, one(random, List.of("file://",
                                "fileb://")) + home.resolve("document")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 55})
    void whateverTheConfigurationSays(long seed) throws IOException {
        var random = new Random(seed);
        List<String> lines = List.of("[default]", "[profile x]", "[profile \"a b\"]", "[services s]", "[sso-session s]", "[", "[]",
                "[default", "region = us-west-2", "region",
                "region =", "output = yaml", "output = nonsense", "cli_timestamp_format = wire", "cli_timestamp_format = x",
                        "cli_pager =", "  indented = 1", "max_attempts = 1",
                "max_attempts = x", "retry_mode = ADAPTIVE", "endpoint_url = http://[", "endpoint_url = nonsense", "services = s",
                        "iot =", "  endpoint_url = http://127.0.0.1:1",
                "ca_bundle = /nope", "role_arn = arn:x", "source_profile = default", "source_profile = x",
                        "credential_source = Environment", "credential_source = nonsense",
                "sso_session = s", "sso_account_id = 1", "sso_role_name = r", "sso_start_url = https://x", "sso_region = us-east-1",
                        "web_identity_token_file = /nope",
                "credential_process = /nope", "credential_process = false", "credential_process = echo {}", "aws_access_key_id = a",
                        "aws_secret_access_key = b", "= =", "\u0000", "日本 = 1", "%(x)s = ${y}");
        try (var server = ScriptedServer.answering(Answer.json(200, "{}"))) {
            for (int i = 0; i < CASES / 4; i++) {
                String config = IntStream.range(0, random.nextInt(9)).mapToObj(_ -> one(random, lines)).collect(Collectors.joining("\n"));
                String credentials = IntStream.range(0, random.nextInt(4)).mapToObj(_ -> one(random,
                        lines)).collect(Collectors.joining("\n"));
                Files.writeString(home.resolve("config"), config);
                Files.writeString(home.resolve("credentials"), credentials);
                Aws aws = Aws.at(home, server.uri()).with("AWS_MAX_ATTEMPTS", "1");
                aws = random.nextBoolean() ? aws.without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY") : aws;
                aws = random.nextBoolean() ? aws.without("AWS_DEFAULT_REGION") : aws;
                List<String> arguments = new ArrayList<>(List.of("iot", "create-provisioning-claim", "--debug", "--template-name", "x"));
                if (random.nextInt(3) == 0) {
                    arguments.addAll(List.of("--profile", one(random, List.of("x", "a b", "default", "nope"))));
                }
                check("seed " + seed + ", case " + i + ": " + arguments + "\n" + config + "\n--\n" + credentials, aws.run(arguments));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::::", "http://", "http://127.0.0.1:99999", "socks5://127.0.0.1:1", "\u0000", "http://[::1",
            "user:word@127.0.0.1:1"})
    void whateverTheProxyIsCalled(String proxy) {
        Aws.Outcome outcome = Aws.at(home, java.net.URI.create("http://127.0.0.1:2")).without("no_proxy").with("http_proxy", proxy)
                .run("iot", "create-provisioning-claim", "--debug", "--template-name", "x");
        check(proxy, outcome);
        assertEquals(255, outcome.exitCode());
        assertFalse(outcome.err().contains("word"), outcome.err());
    }
}
