@published
Feature: Cases that were published

  What the abstracts of the reports tell, in the words of this vocabulary; where they give no date, a plausible one stands.
  The complication that was found in the end must be among the first three, and the visit never less urgent than it was.

  Rule: Headache and leaking spinal fluid

    # lynem2017
    Scenario: A month after the implant her back hurts, and there is a lump over the spine
      The pain ran into the leg. The lump was spinal fluid. The headache came only later, and the first dye study was normal.

      Given a patient with an implanted pump
      And the implantation was 30 days ago
      And the dural puncture was 30 days ago
      And back pain is present
      And radicular pain is present
      And back swelling is present
      And headache is absent
      And temperature is 36.9 Cel
      And contrast study is free flow
      When the visit is assessed
      Then csf hygroma is suspected
      And csf hygroma is among the first 3
      And catheter fault is among the first 3
      And the urgency is at least same day
      And check beta-2 transferrin is recommended

    # yang2019
    Scenario: Clear fluid from the wound, and the head does not ache
      Given a patient with an implanted pump
      And wound discharge is clear watery
      And headache is absent
      And temperature is 36.8 Cel
      When the visit is assessed
      Then csf hygroma is suspected
      And csf hygroma is among the first 3
      And the urgency is at least same day
      And check epidural blood patch is recommended

    # aapmr25
    Scenario: The MRI can't tell what is in the pocket
      Given a patient with an implanted pump
      And pocket swelling is present
      And beta2 transferrin is positive
      When the visit is assessed
      Then csf hygroma ranks above pump seroma
      And sero_spinal_fluid speaks against pump seroma
      And catheter fault is among the first 3

    # woerner2009
    Scenario: The connector leaks soon after the operation, and the pump runs as it should
      Given a patient with an implanted pump
      And the implantation was 5 days ago
      And loss of pain relief is gradual
      And pump log event is none
      And settings match prescription is present
      And delivered ratio is 1
      When the visit is assessed
      Then catheter fault is suspected
      And catheter fault is among the first 3
      And cath_g_pump_emptied_normally speaks for catheter leak

    # ng2014
    Scenario: After the revision a severe headache that does not end, and fluid keeps leaking
      A subdural haematoma was found.

      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And the dural puncture was 20 days ago
      And headache is present
      And headache onset after puncture is 1 d
      And headache disabling is present
      And headache posture is pattern lost
      And wound discharge is clear watery
      When the visit is assessed
      Then subdural haematoma is suspected
      And subdural haematoma is among the first 3
      And the urgency is emergency
      And check brain imaging is recommended

    # openaire_sdh
    Scenario: It was better lying down, and now it makes no difference
      Given a patient in the test period
      And the dural puncture was 12 days ago
      And headache is present
      And headache posture is pattern lost
      When the visit is assessed
      Then subdural haematoma is among the first 3
      And red flag rf_07_subdural_or_vein is raised
      And the urgency is emergency

  Rule: A mass at the tip

    # gran5w_2009
    Scenario: Five weeks of morphine, sleepy, and the pain is back
      Given a patient with an implanted pump
      And the start of the infusion was 5 weeks ago
      And drug morphine is present
      And sedation is drowsy
      And loss of pain relief is gradual
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And catheter tip granuloma is among the first 3
      And statement gran_g_short_exposure is false

    # ultralow2022
    Scenario: Hardly more than half a milligram a day
      Given a patient with an implanted pump
      And drug morphine is present
      And opioid daily dose is 0.6 mg/d
      And opioid concentration is 1.2 mg/mL
      And radicular pain is present
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And catheter tip granuloma is among the first 3
      And caution caution_granuloma_low_dose applies

    # coffey2002
    Scenario: Two years of morphine, and the legs give way
      Of 41 patients with such a mass, 11 could not walk at the last visit.

      Given a patient with an implanted pump
      And the start of the infusion was 24 months ago
      And drug morphine is present
      And leg weakness is present
      And gait change is present
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And catheter tip granuloma is among the first 3
      And cord compression is among the first 3
      And the urgency is emergency
