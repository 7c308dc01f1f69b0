package dev.claimport.practice.cloud.policy;

import java.util.List;

/** A policy of AWS IoT: a name and what its document says. */
public record Policy(String name, List<Statement> statements) {

    public Policy {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a document.
     *
     * @throws PolicyFault for what AWS IoT would not take as a policy
     */
    public static Policy read(String name, String document) throws PolicyFault {
        return new Policy(name, PolicyReader.OF_IOT.read(document));
    }
}
