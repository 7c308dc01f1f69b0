package dev.claimport.device.parts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Endpoint, template and parameters, or some of them, as a file. */
record SettingsDocument(Bundle bundle, Set<ClaimPart> settings) {

    private static final String ENDPOINT = "endpoint";
    private static final String PORT = "port";
    private static final String TEMPLATE = "template";
    private static final String PARAMETERS = "parameters";

    byte[] as(SettingsFormat format) {
        return switch (format) {
            case JSON -> json().toString().getBytes(StandardCharsets.UTF_8);
            case CBOR -> cbor();
            case TEXT -> text().getBytes(StandardCharsets.UTF_8);
        };
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (settings.contains(ClaimPart.ENDPOINT)) {
            json.put(ENDPOINT, bundle.endpoint().host()).put(PORT, bundle.endpoint().port());
        }
        if (settings.contains(ClaimPart.TEMPLATE)) {
            json.put(TEMPLATE, bundle.claim().templateName());
        }
        if (settings.contains(ClaimPart.PARAMS)) {
            ObjectNode parameters = json.putObject(PARAMETERS);
            sorted().forEach(parameters::put);
        }
        return json;
    }

    private byte[] cbor() {
        CborWriter measure = CborWriter.measuring();
        write(measure);
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(measure.size()));
        write(CborWriter.into(out));
        return out.array();
    }

    private void write(CborWriter out) {
        out.map((settings.contains(ClaimPart.ENDPOINT) ? 2 : 0) + (settings.contains(ClaimPart.TEMPLATE) ? 1 : 0) + (settings.contains(ClaimPart.PARAMS) ? 1 : 0));
        when(ClaimPart.ENDPOINT, out, to -> to.text(ENDPOINT).text(bundle.endpoint().host()).text(PORT).unsigned(bundle.endpoint().port()));
        when(ClaimPart.TEMPLATE, out, to -> to.text(TEMPLATE).text(bundle.claim().templateName()));
        when(ClaimPart.PARAMS, out, to -> {
            to.text(PARAMETERS).map(bundle.parameters().size());
            sorted().forEach((name, value) -> to.text(name).text(value));
        });
    }

    private void when(ClaimPart slot, CborWriter out, Consumer<CborWriter> write) {
        if (settings.contains(slot)) {
            write.accept(out);
        }
    }

    private String text() {
        return settings.contains(ClaimPart.ENDPOINT) ? bundle.endpoint().toString() : bundle.claim().templateName();
    }

    private SortedMap<String, String> sorted() {
        return new TreeMap<>(bundle.parameters());
    }
}
