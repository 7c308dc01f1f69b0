package dev.claimport.hostile;

import java.util.Set;

/** Says of the template that it is switched off. */
final class LiarCloudDisablesTheTemplate extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isTemplate(request) ? changed(honest, body -> body.put("enabled", false)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("template-disabled");
    }
}
