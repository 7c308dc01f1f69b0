package dev.claimport.account.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is checked.
 *
 * @param text the body as AWS has it
 * @param policyDocuments of the body, and those that it names where they are known
 * @param given values of parameters; empty where nobody said any
 */
record Subject(
        String text, Body body, Settings settings, Optional<Map<String, String>> given, Surroundings around, List<PolicyDocument> policyDocuments) {

    static Subject of(String text, Body body, Settings settings, Optional<Map<String, String>> given, Surroundings around) {
        List<PolicyDocument> documents = new ArrayList<>(body.policyDocuments());
        for (Resource policy : body.resources(Resource.POLICY)) {
            policy.property("PolicyName").ifPresent(name -> Optional.ofNullable(around.policies().get(Shape.of(name).shown())).flatMap(Known::value)
                    .filter(Surroundings.IotPolicy::exists).ifPresent(found -> documents.add(PolicyDocument.parse(name.place(), found.document()))));
        }
        return new Subject(text, body, settings, given, around, List.copyOf(documents));
    }
}
