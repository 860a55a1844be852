Feature: Superficial wound infection

  Skin and fat only. It is seen the same day all the same, since a look and a hand on the pocket must tell that nothing lies
  deeper; with one sign of depth it is a deep infection until shown otherwise.

  Rule: It is suspected at the skin, as long as nothing speaks for depth

    Scenario: A red edge round the exit site in the test period
      Day eight of the test period. "It's a bit red and sore where the tube comes out, like a splinter." No fever, no
      swelling, nothing wet. The nurse asks him to come in this afternoon and to bring the dressing along.

      Given a patient in the test period
      And the implantation was 8 days ago
      And wound redness or warmth is present
      And wound tenderness is present
      And nothing else is found
      When the visit is assessed
      Then superficial infection is suspected
      And superficial infection is a suspected part of system infection
      And system infection is among the first 1
      And statement sup_red_and_confined is true
      And sup_g_red_and_tender speaks for superficial infection
      And sup_g_first_30_days speaks for superficial infection
      And deep infection is not supported
      And the urgency of superficial infection is same day
      And the urgency is at least same day
      And caution caution_infection_not_by_telephone applies
      And caution caution_no_access_through_infection does not apply

    Scenario: A drop of pus at the scar over the pump
      Twelve days after the implantation. One end of the scar is open by a hair and yields a drop of pus; the pocket is
      flat and does not hurt. It can be treated while the pump stays in, and the implant team decides.

      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And wound discharge is purulent
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then superficial infection is suspected
      And statement sup_pus_and_confined is true
      And sup_g_pus speaks for superficial infection
      And deep infection is not supported
      And the urgency is at least same day
      And check wound culture is for superficial infection
      And check implant team review is for superficial infection
      And check infection and surgery consult is not recommended
      And check bridge therapy is not recommended

    Scenario Outline: Red, sore and swollen over the pump, and <finding> is <value>
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And pocket swelling is present
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sup_red_and_confined is <truth>
      And superficial infection is <status>
      And system infection is suspected

      Examples: Nothing speaks for depth
        | finding     | value    | truth | status    |
        | temperature | 37.9 Cel | true  | suspected |
        | back pain   | present  | true  | suspected |

      Examples: A sign of depth
        | finding                      | value    | truth | status        |
        | temperature                  | 38.0 Cel | false | not supported |
        | pocket fluctuant             | present  | false | not supported |
        | pocket tense or painful      | present  | false | not supported |
        | wound open or device visible | present  | false | not supported |

      Examples: Nobody has looked for it
        | finding                      | value   | truth   | status |
        | temperature                  | unknown | unknown | open   |
        | pocket fluctuant             | unknown | unknown | open   |
        | pocket tense or painful      | unknown | unknown | open   |
        | wound open or device visible | unknown | unknown | open   |

    Scenario Outline: Red skin <redness>, sore <tender>, swelling over the pump <pocket>, at the back <back>
      Given a patient with an implanted pump
      And wound redness or warmth is <redness>
      And wound tenderness is <tender>
      And pocket swelling is <pocket>
      And back swelling is <back>
      And nothing else is found
      When the visit is assessed
      Then statement sup_red_and_confined is <truth>
      And superficial infection is <status>

      Examples:
        | redness | tender  | pocket  | back    | truth   | status        |
        | present | present | absent  | absent  | true    | suspected     |
        | present | absent  | present | absent  | true    | suspected     |
        | present | absent  | absent  | present | true    | suspected     |
        | present | absent  | absent  | absent  | false   | not supported |
        | absent  | present | present | present | false   | not supported |
        | present | unknown | absent  | absent  | unknown | open          |
        | present | absent  | absent  | unknown | unknown | open          |
        | unknown | present | absent  | absent  | unknown | open          |

    Scenario Outline: <discharge> from the wound over a swollen pump, and <finding> is <value>
      Given a patient with an implanted pump
      And wound discharge is <discharge>
      And pocket swelling is present
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sup_pus_and_confined is <truth>
      And statement sup_g_pus is <pus>
      And superficial infection is <status>

      Examples:
        | discharge | finding                      | value    | truth   | pus     | status        |
        | purulent  | temperature                  | 37.9 Cel | true    | true    | suspected     |
        | purulent  | temperature                  | 38.0 Cel | false   | true    | not supported |
        | purulent  | temperature                  | unknown  | unknown | true    | open          |
        | purulent  | pocket fluctuant             | present  | false   | true    | not supported |
        | purulent  | pocket tense or painful      | present  | false   | true    | not supported |
        | purulent  | wound open or device visible | present  | false   | true    | not supported |
        | serous    | temperature                  | 37.9 Cel | false   | false   | not supported |
        | unknown   | temperature                  | 37.9 Cel | unknown | unknown | open          |

  Rule: What speaks for it

    Scenario Outline: Pus: <discharge>, red <redness>, sore <tender>, day <day>
      Given a patient with an implanted pump
      And the implantation was <day> days ago
      And wound discharge is <discharge>
      And wound redness or warmth is <redness>
      And wound tenderness is <tender>
      And nothing else is found
      When the visit is assessed
      Then statement sup_g_pus is <pus>
      And statement sup_g_red_and_tender is <both>
      And statement sup_g_first_30_days is <early>
      And the net grounds for superficial infection are between <least> and <most>

      Examples: The day of the operation is day one of thirty
        | discharge | redness | tender  | day | pus   | both  | early | least | most |
        | purulent  | absent  | absent  | 29  | true  | false | true  | 3     | 3    |
        | purulent  | absent  | absent  | 30  | true  | false | false | 2     | 2    |

      Examples: Redness and soreness together
        | discharge | redness | tender  | day | pus     | both    | early | least | most |
        | none      | present | present | 30  | false   | true    | false | 2     | 2    |
        | none      | present | absent  | 30  | false   | false   | false | 0     | 0    |
        | none      | absent  | present | 30  | false   | false   | false | 0     | 0    |
        | none      | present | unknown | 30  | false   | unknown | false | 0     | 2    |
        | unknown   | absent  | absent  | 30  | unknown | false   | false | 0     | 2    |

    Scenario: Red and sore, and nobody knows when the operation was
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And days since implant is unknown
      And nothing else is found
      When the visit is assessed
      Then statement sup_g_first_30_days is unknown
      And the net grounds for superficial infection are between 2 and 3

  Rule: What to check, in which order

    Scenario: From the vital signs to the date of the next look
      Red, warm, swollen and weeping over the pump; nothing moves under the fingers, no fever.

      Given a patient with an implanted pump
      And the implantation was 10 days ago
      And wound redness or warmth is present
      And wound discharge is serous
      And pocket swelling is present
      And nothing else is found
      When the visit is assessed
      Then superficial infection is suspected
      And the urgency of superficial infection is same day
      And check vital signs is the first check
      And check vital signs comes before wound and pocket inspection
      And check wound and pocket inspection comes before neurological examination
      And check neurological examination comes before CRP and blood count
      And check CRP and blood count comes before wound culture
      And check wound culture comes before pocket ultrasound
      And check pocket ultrasound comes before implant team review
      And check implant team review comes before recheck date
      And check vital signs is for superficial infection
      And check wound and pocket inspection is for superficial infection
      And check neurological examination is for superficial infection
      And check CRP and blood count is for superficial infection
      And check wound culture is for superficial infection
      And check pocket ultrasound is for superficial infection
      And check implant team review is for superficial infection
      And check recheck date is for superficial infection
      And check pocket aspiration is not for superficial infection

    Scenario Outline: The wound yields: <discharge>
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And wound discharge is <discharge>
      And nothing else is found
      When the visit is assessed
      Then statement superficial_infection.wound_culture is <truth>

      Examples:
        | discharge    | truth   |
        | serous       | true    |
        | clear watery | true    |
        | bloody       | true    |
        | purulent     | true    |
        | none         | false   |
        | unknown      | unknown |

    Scenario Outline: Swelling over the pump <pocket>, at the back <back>
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And wound tenderness is present
      And pocket swelling is <pocket>
      And back swelling is <back>
      And nothing else is found
      When the visit is assessed
      Then statement superficial_infection.pocket_ultrasound is <truth>

      Examples:
        | pocket  | back    | truth   |
        | present | absent  | true    |
        | absent  | present | true    |
        | absent  | absent  | false   |
        | unknown | absent  | unknown |
        | absent  | unknown | unknown |
