package dev.claimport.practice.cloud.mqtt;

import java.util.Optional;

/** A topic on which the provisioning API takes requests (developer guide, "Device provisioning MQTT API"). */
record ProvisioningTopic(String name, Operation operation, PayloadFormat format) {

    /** What is asked. */
    sealed interface Operation {

        record CreateKeysAndCertificate() implements Operation {}

        record CreateCertificateFromCsr() implements Operation {}

        record RegisterThing(String templateName) implements Operation {}
    }

    static final String CREATE_KEYS = "$aws/certificates/create/";
    static final String CREATE_FROM_CSR = "$aws/certificates/create-from-csr/";
    private static final String TEMPLATES = "$aws/provisioning-templates/";
    private static final String PROVISION = "/provision/";

    /** What all topics of RegisterThing with a template begin with. */
    static String provision(String templateName) {
        return TEMPLATES + templateName + PROVISION;
    }

    /** Empty for a topic that takes no requests. */
    static Optional<ProvisioningTopic> of(String topic) {
        if (topic.startsWith(CREATE_KEYS)) {
            return of(topic, CREATE_KEYS, new Operation.CreateKeysAndCertificate());
        }
        if (topic.startsWith(CREATE_FROM_CSR)) {
            return of(topic, CREATE_FROM_CSR, new Operation.CreateCertificateFromCsr());
        }
        int end = topic.indexOf(PROVISION);
        if (topic.startsWith(TEMPLATES) && end > TEMPLATES.length()) {
            String template = topic.substring(TEMPLATES.length(), end);
            return of(topic, provision(template), new Operation.RegisterThing(template));
        }
        return Optional.empty();
    }

    private static Optional<ProvisioningTopic> of(String topic, String prefix, Operation operation) {
        return PayloadFormat.of(topic.substring(prefix.length())).map(format -> new ProvisioningTopic(topic, operation, format));
    }

    String accepted() {
        return name + "/accepted";
    }

    String rejected() {
        return name + "/rejected";
    }
}
