package dev.claimport.certify.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.certify.Certificate;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.clause.Hello;
import dev.claimport.text.Messages;
import java.util.Locale;

/** What a certification has found, as one JSON object; what is not known is null. Of claims it holds practice ones alone, and of those no key. */
public final class CertificateJson {

    /** Programs read it. */
    private final CertificateTexts texts = new CertificateTexts(Messages.of("certify", Locale.ENGLISH), Messages.of("failures", Locale.ENGLISH));
    private final String version;

    /** @param version Claimport's own */
    public CertificateJson(String version) {
        this.version = version;
    }

    public ObjectNode of(Certificate certificate) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", certificate.verdict().id()).put("text", texts.verdict(certificate)).put("whole", certificate.whole());
        json.put("startedAt", certificate.started().toString()).put("millis", certificate.took().toMillis()).put("claimport", version);
        json.put("port", certificate.port());
        json.set("device", certificate.hello().map(CertificateJson::device).orElse(null));
        json.set("delivery", certificate.delivery().map(delivery -> JsonNodeFactory.instance.objectNode().put("bytes", delivery.bytes())
                .put("millis", delivery.took().toMillis()).put("limitMillis", delivery.limit().toMillis()).put("percentOfLine", delivery.percent())).orElse(null));
        ArrayNode clauses = json.putArray("clauses");
        certificate.results().forEach(result -> clauses.add(clause(result)));
        certificate.failure().ifPresent(failure -> json.putObject("failure").put("id", failure.id()).put("message", texts.failures().message(failure))
                .put("remedy", texts.failures().remedy(failure)));
        return json;
    }

    private static ObjectNode device(Hello device) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("model", device.model()).put("serial", device.serial()).put("firmware", device.firmware())
                .put("protocolVersion", device.version()).put("largestBundle", device.largestBundle()).put("bufferSize", device.bufferSize().orElse(null))
                .put("bufferCount", device.bufferCount()).put("seal", device.takesSeal()).put("csr", device.makesItsOwnKey()).put("clock", device.hasClock());
        ArrayNode parameters = json.putArray("parameters");
        device.parameters().forEach(parameters::add);
        return json;
    }

    private ObjectNode clause(ClauseResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", result.id()).put("group", result.group().id()).put("text", texts.clause(result.id()))
                .put("place", texts.place(result.id())).put("outcome", result.outcome().id()).put("why", texts.why(result.outcome())).put("millis", result.took().toMillis());
        ArrayNode said = json.putArray("said");
        result.said().forEach(said::add);
        return json;
    }
}
