package dev.claimport.practice.cloud.http;

import dev.claimport.time.TimeSource;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The practice cloud's one HTTP port, on the loopback interface only. Requests are handed to the services on worker threads;
 * every answer bears the cloud's date and a request id, as those of AWS do.
 */
public final class CloudServer {

    /** The requests that the services know are a few hundred bytes long. */
    static final int MAX_BODY = 64 * 1024;

    private static final String HOST = "127.0.0.1";
    private static final Logger LOG = LoggerFactory.getLogger(CloudServer.class);
    // RFC 9110, section 5.6.7, demands two digits for the day, which RFC_1123_DATE_TIME does not give.
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Vertx vertx;
    private final List<HttpService> services;
    private final TimeSource cloudTime;
    private final Duration answerDelay;
    private final HttpServer server;

    /**
     * A server that does not listen yet.
     *
     * @param services asked in this order; the last has to serve everything
     * @param answerDelay before every answer
     */
    public CloudServer(Vertx vertx, List<HttpService> services, TimeSource cloudTime, Duration answerDelay) {
        this.vertx = vertx;
        this.services = List.copyOf(services);
        this.cloudTime = cloudTime;
        this.answerDelay = answerDelay;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(HOST)
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true)
                        .setMaxHeaderSize(32 * 1024)
                        .setIdleTimeout(60)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .requestHandler(this::receive);
    }

    /** @param port 0 for any free one */
    public Future<CloudServer> listen(int port) {
        return server.listen(port, HOST).map(this);
    }

    public URI endpoint() {
        return endpoint(server.actualPort());
    }

    private static URI endpoint(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

    private void receive(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.exceptionHandler(e -> LOG.debug("request given up by the client: {}", e.toString()));
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= MAX_BODY) {
                body.appendBuffer(chunk);
            } else if (!request.response().ended()) {
                request.handler(_ -> {});
                request.response().setStatusCode(413).putHeader("Connection", "close").end();
            }
        });
        request.endHandler(_ -> {
            if (!request.response().ended()) {
                handle(request, call(request, body.getBytes()));
            }
        });
    }

    private void handle(HttpServerRequest request, Call call) {
        vertx.executeBlocking(() -> answer(call), false).onComplete(answer -> send(request, call, answer), e -> {
            LOG.warn("{} was not answered", call, e);
            request.connection().close();
        });
    }

    private Answer answer(Call call) throws InterruptedException {
        if (answerDelay.isPositive()) {
            cloudTime.sleep(answerDelay);
        }
        HttpService service = services.stream().filter(candidate -> candidate.serves(call)).findFirst().orElseThrow();
        try {
            demandOwnName(call);
            return service.answer(call);
        } catch (HttpRefusal refusal) {
            return service.refused(call, refusal);
        } catch (RuntimeException e) {
            LOG.error("{} failed", call, e);
            return service.refused(call, HttpRefusal.internal());
        }
    }

    /** Nothing is served but under this computer's own names, so that no page elsewhere can point a name of its own here and read. */
    private static void demandOwnName(Call call) {
        int port = call.endpoint().getPort();
        String host = call.header("host").orElse("");
        if (!host.equalsIgnoreCase("localhost:" + port) && !host.equals(HOST + ":" + port)) {
            throw new HttpRefusal(403, "Forbidden", "The request is for another host than 127.0.0.1:" + port + ".");
        }
    }

    private void send(HttpServerRequest request, Call call, Answer answer) {
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.status())
                .putHeader("Date", HTTP_DATE.format(cloudTime.instant()))
                .putHeader("x-amzn-RequestId", call.requestId());
        answer.headers().forEach(response::putHeader);
        // Wrapped, not copied: what is wiped below is then all that was in the heap.
        response.end(BufferInternal.buffer(Unpooled.wrappedBuffer(answer.body()))).onComplete(_ -> {
            if (answer.secret()) {
                Arrays.fill(answer.body(), (byte) 0);
            }
        });
    }

    private static Call call(HttpServerRequest request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) ->
                headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(value));
        String target = request.uri();
        int question = target.indexOf('?');
        return new Call(endpoint(request.localAddress().port()), request.method().name(), question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1), headers, body, UUID.randomUUID().toString());
    }
}
