package org.tocsin.ingestion.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every connector holds the contract. */
class ConformanceTest {

  @Test
  void coversEveryConnector() {
    assertThat(ConformanceTest.class.getDeclaredClasses()).hasSize(Connectors.names().size() + 1);
    assertThat(Arrays.stream(ConformanceTest.class.getDeclaredClasses()))
        .allMatch(ConnectorContract.class::isAssignableFrom);
  }

  @Nested
  class OfContactLens extends ConnectorContract {
    OfContactLens() {
      super("contact-lens");
    }
  }

  @Nested
  class OfContactLensChat extends ConnectorContract {
    OfContactLensChat() {
      super("contact-lens", "contact-lens-chat");
    }
  }

  @Nested
  class OfLiveCallAnalytics extends ConnectorContract {
    OfLiveCallAnalytics() {
      super("lca");
    }
  }

  @Nested
  class OfGoogleCcai extends ConnectorContract {
    OfGoogleCcai() {
      super("google-ccai");
    }
  }

  @Nested
  class OfGenesys extends ConnectorContract {
    OfGenesys() {
      super("genesys");
    }
  }

  @Nested
  class OfTwilioTranscription extends ConnectorContract {
    OfTwilioTranscription() {
      super("twilio-transcription");
    }
  }

  @Nested
  class OfTwilioConversations extends ConnectorContract {
    OfTwilioConversations() {
      super("twilio-conversations");
    }
  }

  @Nested
  class OfDeepgram extends ConnectorContract {
    OfDeepgram() {
      super("deepgram");
    }
  }

  @Nested
  class OfAssemblyAi extends ConnectorContract {
    OfAssemblyAi() {
      super("assemblyai");
    }
  }

  @Nested
  class OfSalesforceVoice extends ConnectorContract {
    OfSalesforceVoice() {
      super("salesforce-voice");
    }
  }

  @Nested
  class OfChatwoot extends ConnectorContract {
    OfChatwoot() {
      super("chatwoot");
    }
  }

  @Nested
  class OfLibreDesk extends ConnectorContract {
    OfLibreDesk() {
      super("libredesk");
    }
  }

  @Nested
  class OfVosk extends ConnectorContract {
    OfVosk() {
      super("vosk");
    }
  }
}
