Feature: Deep infection of pocket or gate

  Infection of the pocket, the gate, the tunnel or the device. It usually ends with removal, which can bring on withdrawal: so
  specialists are asked, and the replacement of the drug is planned, on the first day.

  Rule: It is suspected by fever at the device, by fluid under inflamed skin, and by what grows

    Scenario: Fever, and a pump pocket that is red and hot
      Five weeks after the implantation. "The skin over it is red and burns, and I was shivering all night." 38.7. The
      pocket feels full and wobbles under the fingers.

      Given a patient with an implanted pump
      And the implantation was 35 days ago
      And temperature is 38.7 Cel
      And wound redness or warmth is present
      And wound tenderness is present
      And pocket swelling is present
      And pocket fluctuant is present
      And nothing else is found
      When the visit is assessed
      Then deep infection is a suspected part of system infection
      And system infection is among the first 1
      And superficial infection is not supported
      And statement deep_fever_over_device is true
      And statement deep_fluid_under_inflamed_skin is true
      And deep_g_fluid_or_tension speaks for deep infection
      And deep_g_within_90_days speaks for deep infection
      And the urgency of deep infection is same day
      And the urgency is at least same day
      And check infection and surgery consult is for deep infection
      And check bridge therapy is for deep infection
      And caution caution_removal_and_withdrawal applies
      And caution caution_no_access_through_infection applies

    Scenario: Pus wells up beside the gate needle
      Test period, day sixteen. When the nurse takes the needle out, pus follows. He has no fever. Behind the gate the line
      leads straight to the spinal fluid.

      Given a patient in the test period
      And the implantation was 16 days ago
      And wound discharge is purulent
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then deep infection is a suspected part of system infection
      And statement deep_pus_in_test_period is true
      And the urgency is at least same day
      And check gate and line inspection is for deep infection
      And check infection and surgery consult is for deep infection
      And caution caution_no_access_through_infection applies

    Scenario Outline: In the test period the dressing over the gate shows: <discharge>
      Given a patient in the test period
      And wound discharge is <discharge>
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement deep_pus_in_test_period is <truth>
      And deep infection is <status>

      Examples:
        | discharge | truth   | status        |
        | purulent  | true    | suspected     |
        | serous    | false   | not supported |
        | unknown   | unknown | open          |

    Scenario: The same pus at a pump that was implanted weeks ago
      Given a patient with an implanted pump
      And wound discharge is purulent
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then deep infection is not supported
      And superficial infection is suspected

    Scenario Outline: <temperature>; red <redness>, sore <tender>, swollen <pocket>
      Given a patient with an implanted pump
      And temperature is <temperature>
      And wound redness or warmth is <redness>
      And wound tenderness is <tender>
      And pocket swelling is <pocket>
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement deep_fever_over_device is <truth>
      And deep infection is <status>

      Examples:
        | temperature | redness | tender  | pocket  | truth   | status        |
        | 38.0 Cel    | present | absent  | absent  | true    | suspected     |
        | 38.0 Cel    | absent  | present | absent  | true    | suspected     |
        | 38.0 Cel    | absent  | absent  | present | true    | suspected     |
        | 38.0 Cel    | absent  | absent  | absent  | false   | not supported |
        | 37.9 Cel    | present | present | present | false   | not supported |
        | unknown     | present | absent  | absent  | unknown | open          |
        | 38.0 Cel    | unknown | absent  | absent  | unknown | open          |
        | 38.0 Cel    | absent  | unknown | absent  | unknown | open          |
        | 38.0 Cel    | absent  | absent  | unknown | unknown | open          |

    Scenario Outline: No fever; fluid <fluid>, tense <tense>, red <redness>, discharge <discharge>
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket fluctuant is <fluid>
      And pocket tense or painful is <tense>
      And wound redness or warmth is <redness>
      And wound discharge is <discharge>
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement deep_fluid_under_inflamed_skin is <truth>
      And statement deep_g_fluid_or_tension is <ground>
      And deep infection is <status>

      Examples:
        | fluid   | tense   | redness | discharge | truth   | ground  | status        |
        | present | absent  | present | none      | true    | true    | suspected     |
        | absent  | present | present | none      | true    | true    | suspected     |
        | present | absent  | absent  | purulent  | true    | true    | suspected     |
        | absent  | present | absent  | purulent  | true    | true    | suspected     |
        | present | absent  | absent  | serous    | false   | true    | not supported |
        | absent  | absent  | present | purulent  | false   | false   | not supported |
        | unknown | absent  | present | none      | unknown | unknown | open          |
        | absent  | unknown | present | none      | unknown | unknown | open          |
        | present | absent  | unknown | none      | unknown | true    | open          |
        | present | absent  | absent  | unknown   | unknown | true    | open          |

    Scenario: A soft, painless swelling with fluid in the third week
      No fever, pale skin. An ordinary seroma, and nobody calls the surgeons to take the pump out.

      Given a patient with an implanted pump
      And the implantation was 18 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is present
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then deep infection is not supported
      And pump seroma is suspected
      And check infection and surgery consult is not recommended

    Scenario Outline: The fluid was drawn: culture <culture>, swelling <pocket>
      Given a patient with an implanted pump
      And pocket swelling is <pocket>
      And aspirate culture is <culture>
      And nothing else is found
      When the visit is assessed
      Then statement deep_organisms_in_pocket is <truth>
      And statement deep_g_organisms is <ground>
      And deep infection is <status>

      Examples:
        | culture  | pocket  | truth   | ground  | status        |
        | positive | present | true    | true    | suspected     |
        | positive | absent  | false   | true    | not supported |
        | negative | present | false   | false   | not supported |
        | unknown  | present | unknown | unknown | open          |
        | positive | unknown | unknown | true    | open          |

    Scenario Outline: Weeping <discharge> at <temperature>
      Given a patient with an implanted pump
      And wound discharge is <discharge>
      And temperature is <temperature>
      And nothing else is found
      When the visit is assessed
      Then statement inf_fever_and_drainage is <truth>
      And statement inf_g_fever_and_drainage is <truth>
      And deep infection is <status>

      Examples:
        | discharge    | temperature | truth   | status        |
        | serous       | 38.0 Cel    | true    | suspected     |
        | clear watery | 38.0 Cel    | true    | suspected     |
        | bloody       | 38.0 Cel    | true    | suspected     |
        | purulent     | 38.0 Cel    | true    | suspected     |
        | none         | 38.0 Cel    | false   | not supported |
        | bloody       | 37.9 Cel    | false   | not supported |
        | serous       | unknown     | unknown | open          |
        | unknown      | 38.0 Cel    | unknown | open          |

    Scenario: He can see metal in the scar, and nothing else is wrong
      A visible device counts as contaminated: it is handled as a deep infection the same day.

      Given a patient with an implanted pump
      And the implantation was 200 days ago
      And wound open or device visible is present
      And nothing else is found
      When the visit is assessed
      Then deep infection is a suspected part of system infection
      And red flag rf_10_open_wound_or_visible_device is raised
      And statement inf_open_with_fever_or_tenderness is false
      And superficial infection is not supported
      And the urgency is at least same day
      And check infection and surgery consult is for deep infection

  Rule: What speaks for it

    Scenario Outline: More than a year after the operation, and nothing but this: <first> is <one>, <second> is <two>
      Given a patient with an implanted pump
      And the implantation was 366 days ago
      And aspirate culture is negative
      And <first> is <one>
      And <second> is <two>
      And nothing else is found
      When the visit is assessed
      Then statement <ground> is true
      And the net grounds for deep infection are between <net> and <net>

      Examples:
        | first                        | one      | second                  | two     | ground                   | net |
        | temperature                  | 38.0 Cel | wound discharge         | serous  | inf_g_fever_and_drainage | 2   |
        | wound open or device visible | present  | wound tenderness        | present | inf_g_open_wound         | 2   |
        | aspirate culture             | positive | pocket swelling         | absent  | deep_g_organisms         | 2   |
        | pocket swelling              | present  | pocket fluctuant        | present | deep_g_fluid_or_tension  | 1   |
        | pocket swelling              | present  | pocket tense or painful | present | deep_g_fluid_or_tension  | 1   |

    Scenario Outline: A red, swollen, wobbling pocket <days> days after the operation
      The time since the operation orders the list. It never lets an infection off.

      Given a patient with an implanted pump
      And days since implant is <days>
      And wound redness or warmth is present
      And pocket swelling is present
      And pocket fluctuant is present
      And aspirate culture is negative
      And nothing else is found
      When the visit is assessed
      Then deep infection is suspected
      And statement deep_g_within_90_days is <short>
      And statement deep_g_within_a_year is <long>
      And the net grounds for deep infection are between <least> and <most>
      And the urgency is at least same day

      Examples:
        | days    | short   | long    | least | most |
        | 90 d    | true    | true    | 3     | 3    |
        | 91 d    | false   | true    | 2     | 2    |
        | 365 d   | false   | true    | 2     | 2    |
        | 366 d   | false   | false   | 1     | 1    |
        | 2500 d  | false   | false   | 1     | 1    |
        | unknown | unknown | unknown | 1     | 3    |

  Rule: How soon, and what to check in which order

    Scenario: From the vital signs to the bridge, at a gate
      Red, full and weeping, no fever.

      Given a patient in the test period
      And the implantation was 14 days ago
      And wound redness or warmth is present
      And pocket swelling is present
      And pocket fluctuant is present
      And wound discharge is serous
      And back pain is present
      And loss of pain relief is gradual
      And nothing else is found
      When the visit is assessed
      Then deep infection is suspected
      And the urgency is at least same day
      And the urgency of deep infection is same day
      And check vital signs is the first check
      And check vital signs comes before wound and pocket inspection
      And check wound and pocket inspection comes before gate and line inspection
      And check gate and line inspection comes before neurological examination
      And check neurological examination comes before CRP and blood count
      And check CRP and blood count comes before esr
      And check esr comes before blood cultures
      And check blood cultures comes before pocket ultrasound
      And check pocket ultrasound comes before pocket aspiration
      And check pocket aspiration comes before infection and surgery consult
      And check infection and surgery consult comes before bridge therapy
      And check bridge therapy comes before withdrawal score
      And check withdrawal score comes before spinal MRI
      And check spinal MRI comes before implant team review
      And check vital signs is for deep infection
      And check wound and pocket inspection is for deep infection
      And check gate and line inspection is for deep infection
      And check neurological examination is for deep infection
      And check CRP and blood count is for deep infection
      And check esr is for deep infection
      And check blood cultures is for deep infection
      And check pocket ultrasound is for deep infection
      And check pocket aspiration is for deep infection
      And check infection and surgery consult is for deep infection
      And check bridge therapy is for deep infection
      And caution caution_pocket_aspiration_inflamed_skin applies

    Scenario Outline: Fever over a red scar; swelling over the pump <pocket>, at the back <back>
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And wound redness or warmth is present
      And pocket swelling is <pocket>
      And back swelling is <back>
      And nothing else is found
      When the visit is assessed
      Then deep infection is suspected
      And statement deep_infection.pocket_ultrasound is <ultrasound>
      And statement deep_infection.pocket_aspiration is <aspiration>
      And check gate and line inspection is not recommended

      Examples:
        | pocket  | back    | ultrasound | aspiration |
        | present | absent  | true       | true       |
        | absent  | present | true       | false      |
        | absent  | absent  | false      | false      |
        | unknown | absent  | unknown    | unknown    |
        | absent  | unknown | unknown    | false      |

    Scenario Outline: The next refill is due, and the pocket is red and <finding> is <value>
      Given a patient with an implanted pump
      And wound redness or warmth is present
      And pocket swelling is present
      And aspirate culture is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement caution_no_access_through_infection is <truth>

      Examples:
        | finding          | value   | truth   |
        | pocket fluctuant | present | true    |
        | pocket fluctuant | absent  | false   |
        | pocket fluctuant | unknown | unknown |
