package dev.claimport.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Chromium without a window, driven over its DevTools protocol: one page, gone to, read, pressed and photographed. */
public final class HeadlessBrowser implements AutoCloseable {

    public static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private int lastId;
    /** Whether a page has been loaded since it was last wanted. */
    private boolean loaded;

    /** @param folder for its profile */
    public HeadlessBrowser(Path folder) throws IOException, InterruptedException {
        process = new ProcessBuilder(CHROMIUM.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
                "--window-size=900,700", "--hide-scrollbars", "--remote-debugging-port=0", "--user-data-dir=" + folder, "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            URI page = page(address());
            socket = http.newWebSocketBuilder().buildAsync(page, new Receiver()).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            command("Page.enable", Map.of());
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private String address() throws IOException {
        var errors = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> errors.lines().forEach(_ -> { }));
                return matcher.group(1);
            }
        }
        throw new IOException("the browser ended");
    }

    private URI page(String address) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
            var reply = http.send(HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build(), HttpResponse.BodyHandlers.ofString());
            for (JsonNode target : JSON.readTree(reply.body())) {
                if (target.path("type").asText().equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asText());
                }
            }
            Thread.sleep(50);
        }
        throw new IOException("the browser has no page");
    }

    private final class Receiver implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        try {
            int id = ++lastId;
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true).join();
            return await(message -> message.path("id").asInt() == id).path("result");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode await(Predicate<JsonNode> wanted) {
        try {
            while (true) {
                JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (message == null) {
                    throw new AssertionError("the browser does not answer");
                }
                // A page may be loaded before the answer is there to what led to it.
                loaded |= isLoad(message);
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isLoad(JsonNode message) {
        return message.path("method").asText().equals("Page.loadEventFired");
    }

    private void awaitLoad() {
        if (!loaded) {
            await(HeadlessBrowser::isLoad);
        }
    }

    /** Goes to a page and waits until it is loaded. */
    public void open(URI page) {
        loaded = false;
        command("Page.navigate", Map.of("url", page.toString()));
        awaitLoad();
    }

    /** Presses a button, as a mouse would, and waits until what it leads to is loaded. */
    public void press(String selector) {
        // What is pressed before a page has been painted for the first time is dropped.
        command("Runtime.evaluate", Map.of("expression", "new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))",
                "awaitPromise", true));
        JsonNode box = evaluate("(() => { const r = document.querySelector('" + selector + "').getBoundingClientRect();"
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
        loaded = false;
        for (String type : List.of("mousePressed", "mouseReleased")) {
            command("Input.dispatchMouseEvent", Map.of("type", type, "x", box.get(0).asDouble(), "y", box.get(1).asDouble(), "button", "left", "clickCount", 1));
        }
        awaitLoad();
    }

    public String text() {
        return evaluate("document.body.innerText").asText();
    }

    public URI location() {
        return URI.create(evaluate("location.href").asText());
    }

    private JsonNode evaluate(String expression) {
        return command("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true)).path("result").path("value");
    }

    /** @param scheme {@code light} or {@code dark} */
    public void prefer(String scheme) {
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    public void picture(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(command("Page.captureScreenshot", Map.of("format", "png")).path("data").asText()));
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
