Feature: Catheter break

  The leaflet names it for the implanted pump. It is suspected by an interrupted catheter on the film, and by relief lost after a
  fall or forced bending, which is how the reported one broke.

  Rule: It is suspected by the film and by what happened

    Scenario: He bent down for the crate, and something snapped
      Pump for two years. On lifting a crate he felt a snap in the back. Since then the old pain creeps back, day by day. He walks
      and feels as before. On the film the catheter ends at the second lumbar vertebra.

      Given a patient with an implanted pump
      And the implantation was 2 years ago
      And fall or trauma is present
      And loss of pain relief is gradual
      And xray catheter is discontinuity
      And nothing else is found
      When the visit is assessed
      Then catheter break is a suspected part of catheter fault
      And catheter fault is among the first 2
      And statement frx_interrupted is true
      And statement frx_loss_after_fall is true
      And frx_g_interrupted speaks for catheter break
      And frx_g_after_fall speaks for catheter break
      And the urgency of catheter break is within days
      And check plain radiographs is for catheter break

    Scenario Outline: The plain film shows: <film>
      Given a patient with an implanted pump
      And xray catheter is <film>
      And nothing else is found
      When the visit is assessed
      Then statement frx_interrupted is <truth>
      And statement frx_g_interrupted is <truth>
      And catheter break is <status>
      And the net grounds for catheter break are between <least> and <most>

      Examples:
        | film          | truth   | status        | least | most |
        | discontinuity | true    | suspected     | 2     | 2    |
        | disconnected  | false   | not supported | 0     | 0    |
        | displaced tip | false   | not supported | 0     | 0    |
        | kinked        | false   | not supported | 0     | 0    |
        | intact        | false   | not supported | 0     | 0    |
        | unknown       | unknown | open          | 0     | 2    |

    Scenario Outline: Since a fall <fall> the relief is lost: <loss>
      Given a patient with an implanted pump
      And xray catheter is intact
      And fall or trauma is <fall>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then statement frx_loss_after_fall is <truth>
      And statement frx_g_after_fall is <ground>
      And catheter break is <status>
      And the net grounds for catheter break are between <least> and <most>

      Examples:
        | fall    | loss    | truth   | ground  | status        | least | most |
        | present | sudden  | true    | true    | suspected     | 1     | 1    |
        | present | gradual | true    | true    | suspected     | 1     | 1    |
        | present | none    | false   | true    | not supported | 1     | 1    |
        | absent  | sudden  | false   | false   | not supported | 0     | 0    |
        | unknown | sudden  | unknown | unknown | open          | 0     | 1    |
        | present | unknown | unknown | true    | open          | 1     | 1    |

    Scenario: An interrupted catheter in the test period
      The leaflet does not name a break in this phase. The catheter is at fault all the same.

      Given a patient in the test period
      And xray catheter is discontinuity
      And nothing else is found
      When the visit is assessed
      Then catheter break is not applicable
      And catheter fault is suspected
      And statement cath_seen_on_radiograph is true
      And the urgency is at least within days

  Rule: What to check, in which order

    Scenario: Less relief since the fall from the ladder
      Given a patient with an implanted pump
      And fall or trauma is present
      And loss of pain relief is gradual
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then catheter break is suspected
      And the urgency of catheter break is within days
      And the urgency of catheter fault is within days
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before plain radiographs
      And check plain radiographs comes before medication review
      And check vital signs is for catheter break
      And check withdrawal score is for catheter break
      And check plain radiographs is for catheter break
      And caution caution_granuloma_low_dose belongs to check medication review
