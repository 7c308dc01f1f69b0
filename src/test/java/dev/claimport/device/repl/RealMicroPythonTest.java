package dev.claimport.device.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.TestBundles;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told an interpreter is told a real one: MicroPython's port to WebAssembly, in Node. */
@Timeout(240)
class RealMicroPythonTest {

    /** The package {@code @micropython/micropython-webassembly-pyscript}, unpacked; {@code .ci/run} brings it. */
    private static final Path MICROPYTHON = Path.of(System.getProperty("claimport.micropython", "target/micropython/package"));
    private static final String SIZE = "f=open('%s','rb')\nprint(len(f.read()))\nf.close()\n";

    private final Bundle bundle = new TestBundles(TimeSource.system()).bundle(Map.of("Site", "Berlin"));
    private NodeLink link;
    private ReplDevice device;

    /** Its standard input and output as a line. */
    private static final class NodeLink implements SerialLink {

        private final Process process;
        private final LinkedBlockingQueue<Byte> heard = new LinkedBlockingQueue<>();

        NodeLink() throws IOException {
            process = new ProcessBuilder("node", "src/test/javascript/micropython.mjs", MICROPYTHON.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Thread.ofVirtual().name("micropython").start(() -> {
                try (InputStream in = process.getInputStream()) {
                    for (int each = in.read(); each >= 0; each = in.read()) {
                        heard.add((byte) each);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        @Override
        public String path() {
            return "micropython";
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            try {
                Byte first = heard.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
                int count = 0;
                for (Byte each = first; each != null; each = count < into.length ? heard.poll() : null) {
                    into[count++] = each;
                }
                return count;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                process.getOutputStream().write(bytes, offset, length);
                process.getOutputStream().flush();
            } catch (IOException e) {
                throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path())).exception(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isReadable(MICROPYTHON.resolve("micropython.mjs")), "MicroPython is not here");
        link = new NodeLink();
        device = new ReplDevice(link, (ReplSettings) BuiltIn.profiles().named("micropython").orElseThrow().profile().settings(), TimeSource.system());
    }

    @AfterEach
    void end() {
        bundle.claim().close();
        if (link != null) {
            link.close();
        }
    }

    private static String text(ByteBuffer output) {
        return StandardCharsets.UTF_8.decode(output).toString().strip();
    }

    @Test
    void saysWhoItIsTakesAClaimProvesItAndStartsAnew() throws Exception {
        DeviceIdentity identity = device.identify();
        assertTrue(identity.firmware().startsWith("micropython 1."), identity.toString());
        device.deliver(bundle, TimeSource.system().instant(), (_, _) -> { });
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        // What was there before is replaced.
        device.identify();
        device.deliver(bundle, TimeSource.system().instant(), (_, _) -> { });
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @Test
    void whatWasBegunIsRemoved() throws Exception {
        device.identify();
        device.deliver(bundle, TimeSource.system().instant(), (_, _) -> { });
        device.abort();
        RawRepl repl = new RawRepl(link, TimeSource.system());
        assertEquals("[]", repl.<String>run("import os\nprint(os.listdir('/claim'))", RealMicroPythonTest::text));
    }

    @Test
    void errorsAreToldByTheirNames() {
        RawRepl repl = new RawRepl(link, TimeSource.system());
        for (Map.Entry<String, String> each : Map.of("f=open('/none','rb')", "OSError", "x y", "SyntaxError", "1/0", "ZeroDivisionError").entrySet()) {
            PythonException e = assertThrows(PythonException.class, () -> repl.run(each.getKey(), output -> output));
            assertEquals(each.getValue(), e.error().name());
        }
    }

    @Test
    void bytesArriveAsTheyAre() throws Exception {
        RawRepl repl = new RawRepl(link, TimeSource.system());
        repl.run("f=open('/b','wb')\nf.write(b'\\x00\\xff\\x04')\nf.close()\n", output -> output);
        assertEquals("3", repl.<String>run(SIZE.formatted("/b"), RealMicroPythonTest::text));
    }
}
